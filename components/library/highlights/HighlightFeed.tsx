import { i18n } from '#i18n';
import { useMemo, useState } from 'preact/hooks';
import type { Entry, Group } from '../../../lib/kb/highlights/highlight-list';
import { ConnectedRow } from './ConnectedRow';
import { binWithUndo } from './changes';
import type { Draft } from './drafts';
import { focusAfter } from './focus';
import { HighlightItem } from './HighlightItem';
import { LONG, SHOWN } from './QuoteText';
import { countLines, type Shape } from './row-heights';
import type { Selection } from './use-selection';
import { VirtualList, type ListItem } from './VirtualList';

type Item = ListItem &
  ({ kind: 'heading'; title: string; count: number } | { kind: 'entry'; entry: Entry; at: number });

export interface HighlightFeedProps {
  /** With headings: groups with their titles. Without: one group whose title is empty. */
  groups: readonly Group[];
  toTitle: (key: string) => string;
  label: string;
  busy: boolean;
  words: readonly string[];
  drafts: ReadonlyMap<string, Draft>;
  knownTags: readonly string[];
  hidePage: boolean;
  selection: Selection;
}

/** Highlights under headings, as many as there are. */
export function HighlightFeed(props: HighlightFeedProps) {
  const { groups, toTitle, label, busy, words, drafts, knownTags, hidePage, selection } = props;
  const [focused, setFocused] = useState<string | null>(null);
  const items = useMemo(() => toItems(groups, toTitle), [groups, toTitle]);
  const count = groups.reduce((n, { entries }) => n + entries.length, 0);
  const pinned = new Set([...drafts].flatMap(([id, draft]) => (draft.open ? [id] : [])));
  if (focused !== null) pinned.add(focused);
  return (
    <div
      class={selection.ids.size > 0 ? 'hl-selecting' : undefined}
      onFocusIn={(event) => setFocused((event.target as Element).closest('article')?.getAttribute('data-id') ?? null)}
    >
      <VirtualList items={items} role="feed" label={label} busy={busy} pinned={pinned}>
        {(item) =>
          item.kind === 'heading' ? (
            <h2 class="hl-heading">
              {item.title} <small>{item.count}</small>
            </h2>
          ) : (
            <HighlightItem
              highlight={item.entry.highlight}
              selected={selection.ids.has(item.key)}
              at={item.at}
              of={busy ? -1 : count}
              onSelect={(isRange) => selection.toggle(item.key, isRange)}
              onDelete={() => {
                focusAfter(item.key);
                void binWithUndo([item.key]);
              }}
            >
              <ConnectedRow
                highlight={item.entry.highlight}
                words={words}
                draft={drafts.get(item.key)}
                knownTags={knownTags}
                hidePage={hidePage}
              />
            </HighlightItem>
          )
        }
      </VirtualList>
      {count > 0 && <p class="hl-keys">{i18n.t('highlights.keys')}</p>}
    </div>
  );
}

function toItems(groups: readonly Group[], toTitle: (key: string) => string): Item[] {
  const items: Item[] = [];
  const ems = toEms(document.documentElement.clientWidth);
  let at = 0;
  for (const { key, entries } of groups) {
    const title = toTitle(key);
    if (title) items.push({ kind: 'heading', key: `heading ${key}`, height: 64, title, count: entries.length });
    for (const entry of entries) {
      const { shape, height } = toHeight(entry, ems);
      items.push({ kind: 'entry', key: entry.highlight.id, shape, height, entry, at: ++at });
    }
  }
  return items;
}

/** A line of the passage in em (17 px) in a window so wide: library.css says how wide the column is. */
function toEms(width: number): number {
  const column = Math.min(804, width - (width > 560 ? 56 : 36)) - 17;
  return Math.max(8, (column - (width > 950 ? 0 : 28)) / 17);
}

/** Of the rows, by what they show: each search asks for thousands. */
const sized = new WeakMap<Entry, { ems: number; shape: Shape; height: number }>();

function toHeight(entry: Entry, ems: number): { shape: Shape; height: number } {
  let size = sized.get(entry);
  if (size?.ems !== ems) sized.set(entry, (size = { ems, ...measure(entry, ems) }));
  return size;
}

/** What the row is made of, and what it comes to, nearly (px): line heights are those of highlights.css. */
function measure({ highlight }: Entry, ems: number): { shape: Shape; height: number } {
  const { quote, note, tags, entities } = highlight;
  const quoteLines = countLines(quote.exact.length > LONG ? quote.exact.slice(0, SHOWN) : quote.exact, ems);
  const noteLines = countLines(note, Math.min(58, ems * 1.13));
  const [tagged, named] = [tags.length > 0 ? 1 : 0, entities.length > 0 ? 1 : 0];
  return {
    shape: quoteLines | (noteLines << 4) | (tagged << 8) | (named << 9),
    height: 58 + quoteLines * 31 + noteLines * 25 + tagged * 29 + named * 30,
  };
}
