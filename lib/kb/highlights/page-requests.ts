/**
 * What the script in a web page may ask of highlights: only those of its own page. Notes, tags and other pages never go there.
 */
import { anchorAll, describe, type Anchored, type NameFinder } from '../../core/anchor/anchor';
import { MAX_QUOTE_LENGTH, MAX_TITLE_LENGTH, type Highlight } from '../../core/model/highlight';
import type { Sender } from '../../messaging/handle';
import type { AnchoredHighlight, PageRef, PageText, PassageToSave, SaveOutcome } from '../../messaging/protocol';
import { HighlightStorageError, HighlightGone } from './errors';
import { toAddresses } from './page-address';
import { changeHighlight, findOnPage, getHighlight, saveHighlight } from './store';

/** An untidy page may state a title of several lines, or none; one line is stored. */
export const toTitle = (stated: string, address: string): string =>
  (stated.replace(/\s+/g, ' ').trim() || address).slice(0, MAX_TITLE_LENGTH).toWellFormed();

export async function countOnPage(sender: Sender, page: PageRef): Promise<number> {
  return (await findOnPage(addressesOf(sender, page))).length;
}

/** `openNames` is asked only where a passage stands in another wording. */
export async function anchorOnPage(
  sender: Sender,
  page: PageText,
  openNames: () => Promise<NameFinder | undefined>,
): Promise<AnchoredHighlight[]> {
  const highlights = await findOnPage(addressesOf(sender, page));
  if (highlights.length === 0) return [];
  const anchored = anchorAll(page.text, highlights, await openNames());
  return highlights.map((highlight, i) => toAnchored(highlight, anchored[i] as Anchored));
}

export async function saveOnPage(sender: Sender, passage: PassageToSave): Promise<SaveOutcome> {
  const [address] = addressesOf(sender, passage);
  if (address === undefined) return failed('other', 'this is no web page');
  if (sender.tab?.incognito) return failed('private', 'nothing is kept from a private window');
  const { url, text, start, end, title, date, color, entities } = passage;
  if (end - start > MAX_QUOTE_LENGTH) return tooLong(end - start);
  return attempt(async () => {
    const highlight = await saveHighlight({
      ...describe(text, { start, end }),
      page: { address, url, title: toTitle(title, address), ...(date && { date }) },
      color,
      note: '',
      tags: [],
      entities,
    });
    return toAnchored(highlight, { state: 'found', start, end });
  });
}

export async function reattachOnPage(
  sender: Sender,
  { id, text, start, end, ...page }: PageText & { id: string; start: number; end: number },
): Promise<SaveOutcome> {
  if (sender.tab?.incognito) return failed('private', 'nothing is kept from a private window');
  if (end - start > MAX_QUOTE_LENGTH) return tooLong(end - start);
  return attempt(async () => {
    const highlight = await getHighlight(id);
    const here = await findOnPage(addressesOf(sender, page));
    if (!highlight || !here.some((h) => h.id === id)) throw new HighlightGone();
    const target = describe(text, { start, end });
    return toAnchored(await changeHighlight(id, highlight.revision, { target }), { state: 'found', start, end });
  });
}

async function attempt(work: () => Promise<AnchoredHighlight>): Promise<SaveOutcome> {
  try {
    return { state: 'saved', highlight: await work() };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    if (error instanceof HighlightStorageError) return failed(error.failure, message);
    return failed(name === 'HighlightGone' ? 'gone' : 'other', message);
  }
}

const failed = (failure: Extract<SaveOutcome, { state: 'failed' }>['failure'], cause: string): SaveOutcome => ({
  state: 'failed',
  failure,
  cause,
});

const tooLong = (length: number): SaveOutcome =>
  failed('long', `${length} characters are more than the ${MAX_QUOTE_LENGTH} that one highlight may hold`);

/** None for a page that claims to be on another origin than the browser says. */
export function addressesOf({ url: stated = '' }: Sender, { url, canonical }: PageRef): string[] {
  const isOwn = URL.canParse(stated) && URL.canParse(url) && new URL(stated).origin === new URL(url).origin;
  return isOwn ? toAddresses(url, canonical) : [];
}

function toAnchored({ id, color, note }: Highlight, anchored: Anchored): AnchoredHighlight {
  const own = { id, color, noted: note !== '' };
  return anchored.state === 'orphan'
    ? { ...own, state: 'orphan' }
    : { ...own, state: anchored.state, start: anchored.start, end: anchored.end };
}
