/** Where an own entry says it is from: the page that it was read on, or that the reader says so. */
import type { Citation, Source } from '../../core/model/entity';
import type { SelectedName } from '../../messaging/protocol';

export interface OwnSource {
  source: Source;
  citation: Citation & { date: string };
}

/** `today`: YYYY-MM-DD where the reader is. `id`: made up anew for each page. */
export function toOwnSource(selected: SelectedName | null, name: string, today: string, id: string): OwnSource {
  if (!selected || !/^https?:\/\//.test(selected.url)) {
    // The words of nobody else: what is cited is the day.
    const source: Source = { id: `own/${today}`, kind: 'own', outlet: '自己', title: null, date: today };
    return { source, citation: { source: source.id, quote: name.slice(0, 40), date: today } };
  }
  const { url, title, outlet, date, quote } = selected;
  const source: Source = {
    id: `own/${id}`,
    kind: 'page',
    url,
    outlet: outlet?.trim() || new URL(url).hostname,
    outletBasis: 'stated',
    title: title.trim() || null,
    // The day of the article, else that on which it was read.
    date: date ?? today,
    ...(date && { published: date, publishedBasis: 'stated' }),
  };
  return { source, citation: { source: source.id, quote: quote || name.slice(0, 40), date: date ?? today } };
}
