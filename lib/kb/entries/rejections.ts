/**
 * “Not this one here”, and what is hidden. Applied in the background, between matching and linking, so that who is
 * rejected speaks for nothing else either; the page learns only what it is not given.
 */
import type { Annotation, Span } from '../../core/model/annotation';
import type { Choice } from '../../core/model/entry';
import type { MatchedBlock } from '../../core/match/mentions';
import { fold, foldForm, toRawSpan } from '../../core/text/fold';
import type { PackRow } from '../database';

export interface Rejections {
  /** Rejected wherever they stand on the page. */
  ids: ReadonlySet<string>;
  /** Those of single mentions. */
  mentions: readonly Choice[];
  /** The reader's own: they alone may stand where another was rejected. */
  own: ReadonlySet<string>;
}

/** `own`: the pack; `addresses`: the page's, normalised. */
export function findRejections(own: PackRow | undefined, addresses: readonly string[]): Rejections {
  const { choices = [], overrides = [], hidden = [] } = own ?? {};
  const hosts = new Set(addresses.map((address) => new URL(address).hostname));
  const here = choices.filter(({ scope, site, address }) =>
    scope === 'site' ? hosts.has(site) : address !== undefined && addresses.includes(address),
  );
  return {
    ids: new Set([...hidden, ...here.flatMap(({ scope, entity }) => (scope === 'mention' ? [] : [entity]))]),
    mentions: here.filter(({ scope }) => scope === 'mention'),
    own: new Set(overrides),
  };
}

/** `text`: the block's. */
export function rejectMatches(matched: MatchedBlock, text: string, rejections: Rejections): MatchedBlock {
  const places = rejections.mentions.flatMap((choice) => findMention(text, choice));
  if (rejections.ids.size === 0 && places.length === 0) return matched;
  const keep =
    (type: string) =>
    <M extends Span & { ids: string[] }>(mention: M): M[] => {
      const here = places.filter((p) => p.type === type && p.start < mention.end && mention.start < p.end);
      const rejected = new Set(here.map(({ entity }) => entity));
      for (const id of mention.ids) if (rejections.ids.has(id)) rejected.add(id);
      if (rejected.size === 0) return [mention];
      // Nobody else of the name takes the place.
      const ids = mention.ids.filter((id) => rejections.own.has(id) && !rejected.has(id));
      return ids.length > 0 ? [{ ...mention, ids }] : [];
    };
  const isOver = ({ start, end }: Span) => places.some((p) => p.type === 'slogan' && p.start < end && start < p.end);
  return {
    ...matched,
    names: matched.names.flatMap(keep('official')),
    bodies: matched.bodies.flatMap(keep('body')),
    slogans: matched.slogans.flatMap(keep('slogan')),
    titles: matched.titles.filter((title) => !isOver(title)),
  };
}

/** What linking makes only now: bodies by rule, and abbreviations that the article defines. */
export const dropRejected = <A extends Annotation>(annotations: A[], { ids }: Rejections): A[] =>
  ids.size === 0 ? annotations : annotations.filter(({ id }) => !ids.has(id));

/** Where a rejected mention stands: its words with what stood around them, white space and script apart. */
function findMention(text: string, { entity, quote }: Choice): (Span & { entity: string; type: string })[] {
  if (!quote) return [];
  const [prefix, exact, suffix] = [quote.prefix, quote.exact, quote.suffix].map(foldForm) as [string, string, string];
  const folded = fold(text);
  const found: (Span & { entity: string; type: string })[] = [];
  const sought = prefix + exact + suffix;
  if (exact === '') return [];
  for (let at = folded.text.indexOf(sought); at >= 0; at = folded.text.indexOf(sought, at + 1)) {
    const start = at + prefix.length;
    found.push({ ...toRawSpan(folded, start, start + exact.length), entity, type: entity.split(':')[0]! });
  }
  return found;
}
