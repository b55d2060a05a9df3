import { i18n } from '#i18n';
import { useMemo, useState } from 'preact/hooks';
import type { EntityType } from '../../lib/core/model/entity';
import { toEntityHash } from '../../lib/kb/entity-address';
import { toEntityName } from '../../lib/kb/names';
import { buildSearch } from '../../lib/kb/search';
import { listOfType, type Snapshot } from '../../lib/kb/snapshot';
import { describeEntity } from '../common/describe';
import { NAME_LANG, pickName } from '../common/locale';
import { TypeDot } from '../common/TypeDot';
import { filterGroups, toGroups, type Group, type Row } from './groups';
import { PageTitle } from './PageTitle';
import { LISTS } from './route';

/** All entities of a type, in groups, with a box that narrows them down. */
export function ListPage({ type, kb }: { type: EntityType; kb: Snapshot }) {
  const [query, setQuery] = useState('');
  const groups = useMemo(() => toGroups(type, kb), [type, kb]);
  const search = useMemo(() => buildSearch(listOfType(kb.entities, type), kb.places), [type, kb]);
  const shown = query.trim() ? filterGroups(groups, new Set(search.find(query, Infinity))) : groups;
  const count = shown.reduce((sum, group) => sum + group.rows.length, 0);
  return (
    <>
      <header class="list-head">
        <PageTitle title={i18n.t(`library.${LISTS[type]}`)} />
        <p class="intro">{i18n.t(`library.${LISTS[type]}Intro`)}</p>
        <div class="filter" role="search">
          <input
            type="search"
            aria-label={i18n.t('library.filterLabel')}
            placeholder={i18n.t('library.filterPlaceholder')}
            value={query}
            spellcheck={false}
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
          <span class="count" role="status">
            {i18n.t('library.count', count)}
          </span>
        </div>
      </header>
      {count === 0 && query.trim() && (
        <p class="remark">
          {i18n.t('library.noMatch', [query.trim()])}{' '}
          <button type="button" class="button" onClick={() => setQuery('')}>
            {i18n.t('library.showAll')}
          </button>
        </p>
      )}
      {count === 0 && !query.trim() && <p class="remark">{i18n.t('library.empty')}</p>}
      {shown.map((group) => (
        <ListGroup key={group.key} group={group} places={kb.places} />
      ))}
    </>
  );
}

function ListGroup({ group, places }: { group: Group; places: ReadonlyMap<string, string> }) {
  const id = `group-${group.key}`;
  return (
    <section class="group" aria-labelledby={id}>
      <h2 id={id}>
        {group.title} <small>{group.rows.length}</small>
      </h2>
      <ul class="entries">
        {group.rows.map((row) => (
          <li key={row.entity.id} style={{ '--depth': Math.min(row.depth, 4) }}>
            <Entry row={row} places={places} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Entry({ row: { entity }, places }: { row: Row; places: ReadonlyMap<string, string> }) {
  const kind = entity.type === 'slogan' && entity.kind !== 'slogan' ? entity.kind : null;
  return (
    <a class="entry" href={toEntityHash(entity.id)}>
      <TypeDot type={entity.type} />
      <b lang={NAME_LANG}>{pickName(toEntityName(entity))}</b>
      {entity.type !== 'body' && <span class="pinyin">{entity.pinyin}</span>}
      <span class="entry-about">{describeEntity(entity, places)}</span>
      {kind && <span class="tag">{i18n.t(`type.${kind}`)}</span>}
    </a>
  );
}
