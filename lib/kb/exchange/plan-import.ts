/** What an import would do to the highlights that are here, before it does anything. */
import type { Highlight } from '../../core/model/highlight';

export interface ImportPlan {
  /** To be added. */
  fresh: Highlight[];
  /** Here already under this id, but older: to be replaced. */
  newer: Highlight[];
  /** Here already as they are, or in a later version. */
  same: Highlight[];
  /** Here already under another id: the same passage with the same note. Nothing is to be done. */
  duplicates: { incoming: Highlight; existing: Highlight }[];
}

export function planImport(existing: readonly Highlight[], incoming: readonly Highlight[]): ImportPlan {
  const plan: ImportPlan = { fresh: [], newer: [], same: [], duplicates: [] };
  const byId = new Map(existing.map((highlight) => [highlight.id.toLowerCase(), highlight]));
  const unknown: Highlight[] = [];
  for (const highlight of incoming) {
    const known = byId.get(highlight.id.toLowerCase());
    if (!known) unknown.push(highlight);
    else if (known.modified < highlight.modified && !hasSameContent(known, highlight)) plan.newer.push(highlight);
    else plan.same.push(highlight);
  }
  plan.duplicates = findDuplicates(existing, unknown);
  const doubled = new Set(plan.duplicates.map((pair) => pair.incoming));
  plan.fresh = unknown.filter((highlight) => !doubled.has(highlight));
  return plan;
}

/**
 * Which of the incoming are here under another id, as a passage saved here and exported from Hypothesis is. Those
 * within the file are not compared: whoever saved a passage twice gets it back twice. Nor is the bin: what was thrown
 * away is no reason to leave out what is brought back.
 */
export function findDuplicates(
  existing: readonly Highlight[],
  incoming: readonly Highlight[],
): ImportPlan['duplicates'] {
  const byPassage = new Map<string, Highlight[]>();
  for (const highlight of existing) {
    if (highlight.deleted !== undefined) continue;
    for (const key of toKeys(highlight)) {
      const alike = byPassage.get(key);
      if (alike) alike.push(highlight);
      else byPassage.set(key, [highlight]);
    }
  }
  return incoming.flatMap((highlight) => {
    const alike = toKeys(highlight).flatMap((key) => byPassage.get(key) ?? []);
    const twin = alike.find((other) => other.id !== highlight.id && standsAtSamePlace(other, highlight));
    return twin ? [{ incoming: highlight, existing: twin }] : [];
  });
}

/** White space is each program's own; words and note decide. A page is known by either of its addresses. */
function toKeys({ page, quote, note }: Highlight): string[] {
  return [...new Set([page.address, page.url])].map((a) => [a, fold(quote.exact), fold(note)].join('\n'));
}

/**
 * A page can have the same words in several places. Positions tell them apart, unless something was put in before
 * them, so a passage that stood on its page only once is the same anywhere; the words around must not gainsay it.
 */
function standsAtSamePlace(a: Highlight, b: Highlight): boolean {
  const isOnly = a.occurrence?.of === 1 && b.occurrence?.of === 1;
  if (a.position && b.position && !isOnly && a.position.start !== b.position.start) return false;
  const [before, after] = [
    [fold(a.quote.prefix), fold(b.quote.prefix)].map((text) => [...text].reverse().join('')),
    [fold(a.quote.suffix), fold(b.quote.suffix)],
  ];
  return agree(before) && agree(after);
}

/** Whether two contexts begin alike, as far as both go. Not farther than 8: programs differ on what is beside a block. */
function agree([a = '', b = '']: string[]): boolean {
  const length = Math.min(a.length, b.length, 8);
  return a.slice(0, length) === b.slice(0, length);
}

const fold = (text: string): string => text.normalize('NFC').replace(/\s+/g, '');

/** Nothing but the count of changes and their time differs: nothing is to be written. */
function hasSameContent(a: Highlight, b: Highlight): boolean {
  return toContent(a) === toContent(b);
}

function toContent({ page, quote, position, occurrence, ...rest }: Highlight): string {
  return JSON.stringify([
    [page.address, page.url, page.title, page.date],
    [quote.exact, quote.prefix, quote.suffix, position?.start, position?.end, occurrence?.nth, occurrence?.of],
    [rest.color, rest.note, rest.tags, rest.entities.map(({ id, name }) => [id, name])],
    [rest.creator, rest.created, rest.deleted],
  ]);
}
