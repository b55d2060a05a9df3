import { i18n } from '#i18n';
import { useMemo, useState } from 'preact/hooks';
import type { EntityType } from '../../lib/core/model/entity';
import { toEntityHash } from '../../lib/kb/entity-address';
import { toEntityName } from '../../lib/kb/names';
import type { Answer, Found } from '../../lib/kb/search/search';
import type { Snapshot } from '../../lib/kb/snapshot';
import { describeEntity } from '../common/describe';
import { toFoundLine } from '../common/found-line';
import { FoundText } from '../common/FoundText';
import { display, toScript } from '../common/language';
import { nameLang, pickName } from '../common/locale';
import { useSearch } from '../common/use-search';
import { TypeDot } from '../common/TypeDot';
import { toGroups, type Group, type Row } from './groups';
import { moveAmongEntries } from './move-among-entries';
import { PageTitle } from './PageTitle';
import { LISTS } from './route';

/** More results than anybody reads; the count tells how many there are. */
const SHOWN = 200;
const NOTHING: Answer = { found: [], total: 0 };

/** All entities of a type, in groups; or those that a search finds among them, best first. */
export function ListPage({ type, kb }: { type: EntityType; kb: Snapshot }) {
  const [query, setQuery] = useState('');
  const groups = useMemo(() => toGroups(type, kb), [type, kb]);
  const { search } = useSearch();
  const isSearching = query.trim() !== '';
  const { found, total } = useMemo(
    () => (isSearching && search ? search.find(query, { types: [type], limit: SHOWN }) : NOTHING),
    [isSearching, search, query, type],
  );
  const count = isSearching ? total : groups.reduce((sum, group) => sum + group.rows.length, 0);
  return (
    <div role="presentation" onKeyDown={(event) => moveAmongEntries(event, () => setQuery(''))}>
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
      {isSearching
        ? found.length > 0 && (
            <ul class="entries entries-found">
              {found.map((one) => (
                <li key={one.id}>
                  <FoundEntry found={one} />
                </li>
              ))}
            </ul>
          )
        : groups.map((group) => (
            <ListGroup key={group.key} group={group} isOfPlace={type !== 'slogan'} places={kb.places} />
          ))}
      {count === 0 && isSearching && search && (
        <p class="remark">
          {i18n.t('library.noMatch', [query.trim()])}{' '}
          <button type="button" class="button" onClick={() => setQuery('')}>
            {i18n.t('library.showAll')}
          </button>
        </p>
      )}
      {count === 0 && !isSearching && <p class="remark">{i18n.t('library.empty')}</p>}
    </div>
  );
}

interface ListGroupProps {
  group: Group;
  /** Its title is a place's name; else it is a label of the interface. */
  isOfPlace: boolean;
  places: ReadonlyMap<string, string>;
}

function ListGroup({ group, isOfPlace, places }: ListGroupProps) {
  const id = `group-${group.key}`;
  return (
    <section class="group" aria-labelledby={id}>
      <h2 id={id}>
        {isOfPlace ? toScript(group.title) : group.title} <small>{group.rows.length}</small>
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
      <b lang={nameLang()}>{pickName(toEntityName(entity))}</b>
      {entity.type !== 'body' && display.get().pinyin && <span class="pinyin">{entity.pinyin}</span>}
      <span class="entry-about">{describeEntity(entity, places)}</span>
      {kind && <span class="tag">{i18n.t(`type.${kind}`)}</span>}
    </a>
  );
}

function FoundEntry({ found }: { found: Found }) {
  const { name, pinyin, about, also } = toFoundLine(found);
  const { id, type } = found.summary;
  return (
    <a class="entry" href={toEntityHash(id)}>
      <TypeDot type={type} />
      <b lang={nameLang()}>
        <FoundText {...name} />
      </b>
      {pinyin && (
        <span class="pinyin">
          <FoundText {...pinyin} />
        </span>
      )}
      <span class="entry-about">
        {also ? (
          <>
            {also.isName && `${i18n.t('popup.also')} `}
            <FoundText {...also} />
          </>
        ) : (
          <FoundText {...about} />
        )}
      </span>
    </a>
  );
}
