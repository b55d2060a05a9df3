import { i18n } from '#i18n';
import { useMemo, useState } from 'preact/hooks';
import type { Entry, Group } from '../../../lib/kb/highlights/highlight-list';
import { ConnectedRow } from './ConnectedRow';
import { binWithUndo } from './changes';
import type { Draft } from './drafts';
import { focusAfter } from './focus';
import { HighlightItem } from './HighlightItem';
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
  let at = 0;
  for (const { key, entries } of groups) {
    const title = toTitle(key);
    if (title) items.push({ kind: 'heading', key: `heading ${key}`, height: 64, title, count: entries.length });
    for (const entry of entries)
      items.push({ kind: 'entry', key: entry.highlight.id, height: estimateHeight(entry), entry, at: ++at });
  }
  return items;
}

/** Near what rows turn out to be (px), so that the scroll bar does not jump: lines of about 44 Chinese characters. */
function estimateHeight({ highlight }: Entry): number {
  const { quote, note, tags, entities } = highlight;
  const lines = (text: string, each: number, most: number) => Math.min(most, Math.ceil(text.length / each));
  return (
    58 +
    lines(quote.exact, 44, 6) * 31 +
    lines(note, 55, 40) * 25 +
    (tags.length > 0 ? 32 : 0) +
    (entities.length > 0 ? 30 : 0)
  );
}
