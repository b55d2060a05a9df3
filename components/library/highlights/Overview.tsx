import { i18n } from '#i18n';
import { useMemo } from 'preact/hooks';
import type { EntityType } from '../../../lib/core/model/entity';
import type { HighlightColor } from '../../../lib/core/model/highlight';
import {
  groupByColor,
  groupByEntity,
  groupByPage,
  groupByTag,
  type Entry,
  type Filter,
  type Group,
} from '../../../lib/kb/highlights/highlight-list';
import { formatDate } from '../../common/dates';
import { TypeDot } from '../../common/TypeDot';
import { toType } from './EntityRefs';
import { toFilterHash, type Overview as OverviewOf } from './highlight-route';
import { toHost } from './HighlightRow';
import { MarkedText } from './MarkedText';
import { VirtualList } from './VirtualList';

/** How each is grouped, and what a group leads to. */
const OVERVIEW = {
  pages: { group: groupByPage, toFilter: (key: string): Filter => ({ by: 'page', address: key }) },
  entities: { group: groupByEntity, toFilter: (key: string): Filter => ({ by: 'entity', id: key }) },
  tags: { group: groupByTag, toFilter: (key: string): Filter => ({ by: 'tag', tag: key }) },
  colors: { group: groupByColor, toFilter: (key: string): Filter => ({ by: 'color', color: key as HighlightColor }) },
} as const;

export const toGroups = (of: OverviewOf, entries: readonly Entry[]): Group[] => OVERVIEW[of].group(entries);

/** Pages, entities, tags or colours, each with how many highlights it has and the latest of them. */
export function Overview({
  of,
  groups,
  words,
}: {
  of: OverviewOf;
  groups: readonly Group[];
  words: readonly string[];
}) {
  const items = useMemo(() => groups.map((group) => ({ ...group, height: 65 })), [groups]);
  return (
    <div class="hl-overview">
      <VirtualList items={items} role="list" label={i18n.t(`highlights.view.${of}`)}>
        {(group) => (
          <a class="hl-group" href={toFilterHash(OVERVIEW[of].toFilter(group.key))}>
            <GroupName of={of} group={group} words={words} />
            <small class="hl-group-count">{group.entries.length}</small>
            <span class="hl-group-latest">
              <Latest entry={group.entries[0]} words={words} />
            </span>
          </a>
        )}
      </VirtualList>
    </div>
  );
}

function GroupName({ of, group: { key, entries }, words }: { of: OverviewOf; group: Group; words: readonly string[] }) {
  const first = entries[0]?.highlight;
  switch (of) {
    case 'pages':
      return (
        <span class="hl-group-name">
          <b lang="zh">
            <MarkedText text={first?.page.title || i18n.t('highlights.untitled')} words={words} />
          </b>
          <span class="hl-host">{toHost(first?.page.url ?? '')}</span>
          {first?.page.date && <time dateTime={first.page.date}>{formatDate(first.page.date)}</time>}
        </span>
      );
    case 'entities': {
      const type: EntityType = toType(key);
      return (
        <span class="hl-group-name">
          <TypeDot type={type} />
          <b lang="zh">
            <MarkedText text={first?.entities.find(({ id }) => id === key)?.name ?? key} words={words} />
          </b>
        </span>
      );
    }
    case 'tags':
      return (
        <span class="hl-group-name">
          <b>
            #<MarkedText text={key} words={words} />
          </b>
        </span>
      );
    case 'colors':
      return (
        <span class={`hl-group-name pen-${key}`}>
          <span class="hl-swatch" aria-hidden="true" />
          <b>{i18n.t(`highlights.color.${key as HighlightColor}`)}</b>
        </span>
      );
  }
}

/** So much of the latest passage (UTF-16 units) fills the line. */
const LINE = 90;

function Latest({ entry, words }: { entry: Entry | undefined; words: readonly string[] }) {
  if (!entry) return null;
  const { quote, color } = entry.highlight;
  return (
    <span class={`pen-${color}`} lang="zh">
      <span class="hl-tick" aria-hidden="true" />
      <MarkedText text={quote.exact.slice(0, LINE)} words={words} />
    </span>
  );
}
