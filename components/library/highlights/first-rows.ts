/**
 * What is seen first. Imported before anything else of the page: the database is asked while the rest of its code is
 * still being run.
 */
import { findMentioning, findOnPage } from '../../../lib/kb/highlights/store';
import type { Highlight } from '../../../lib/core/model/highlight';
import { readAhead } from './highlight-memory';
import { toHighlightsView, type HighlightsView } from './highlight-route';

/** What fills the first screen of a view, by an index of the database; undefined is the latest. */
export function toFirst(view: HighlightsView): (() => Promise<Highlight[]>) | undefined {
  if (view.view !== 'filtered') return undefined;
  const { filter } = view;
  if (filter.by === 'page') return () => findOnPage([filter.address]);
  if (filter.by === 'entity') return () => findMentioning(filter.id);
  return undefined;
}

const view = toHighlightsView(location.hash);

/** Settles when the first rows are in memory, where the page opens with highlights. */
export const firstRows: Promise<unknown> = view ? readAhead(toFirst(view)) : Promise.resolve();
