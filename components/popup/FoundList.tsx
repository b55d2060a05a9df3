import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import type { EntityType } from '../../lib/core/model/entity';
import { toSummaryName, type Summary } from '../../lib/kb/search/summary';
import type { FoundEntity } from '../../lib/messaging/protocol';
import { display, showsEnglish } from '../common/language';
import { nameLang, toShortName } from '../common/locale';
import { TypeDot } from '../common/TypeDot';
import { moveFocus } from './move-focus';

const GROUPS = [
  ['official', 'library.officials'],
  ['body', 'library.bodies'],
  ['slogan', 'library.slogans'],
] as const satisfies readonly [EntityType, string][];

export interface FoundListProps {
  found: FoundEntity[];
  /** For pinyin and the reader's script; the list is there without them. */
  summaries: ReadonlyMap<string, Summary>;
  onScroll: (id: string, nth: number) => void;
}

/** What was found on the page, by type; what the reader has not marked, last. Choosing one goes to its first mention, again to the next, then round. */
export function FoundList({ found, summaries, onScroll }: FoundListProps) {
  const [at, setAt] = useState<{ id: string; nth: number } | null>(null);
  const choose = (entity: FoundEntity) => {
    const nth = at?.id === entity.id ? (at.nth + 1) % Math.max(1, entity.count) : 0;
    setAt({ id: entity.id, nth });
    onScroll(entity.id, nth);
  };
  const groups = [
    ...GROUPS.map(([type, title]) => ({
      id: type,
      title: i18n.t(title),
      hint: null,
      entities: found.filter((f) => f.type === type && !f.unmarked),
    })),
    {
      id: 'unmarked',
      title: i18n.t('popup.unmarked'),
      hint: i18n.t('popup.unmarkedHint'),
      entities: found.filter((f) => f.unmarked),
    },
  ];
  return (
    <div class="found">
      <p class="hint">{i18n.t('popup.scrollHint')}</p>
      {groups.map(({ id, title, hint, entities }) => {
        if (entities.length === 0) return null;
        return (
          <section key={id} aria-labelledby={`group-${id}`}>
            <h2 id={`group-${id}`} class="group">
              {title} <span class="group-count">{entities.length}</span>
            </h2>
            {hint && <p class="hint group-hint">{hint}</p>}
            <ul class="rows">
              {entities.map((entity) => (
                <li key={entity.id}>
                  <FoundRow
                    entity={entity}
                    known={summaries.get(entity.id)}
                    nth={at?.id === entity.id ? at.nth : null}
                    onChoose={() => choose(entity)}
                  />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

interface FoundRowProps {
  entity: FoundEntity;
  known: Summary | undefined;
  nth: number | null;
  onChoose: () => void;
}

function FoundRow({ entity, known, nth, onChoose }: FoundRowProps) {
  return (
    <button type="button" class="row" aria-current={nth !== null} onClick={onChoose} onKeyDown={moveFocus}>
      <TypeDot type={entity.type} />
      <b lang={nameLang()} title={entity.name}>
        {known ? toShortName(toSummaryName(known), known.short) : entity.name}
      </b>
      <span class="row-about">
        {known && toAbout(known)}
        {entity.possible && <span class="possible"> {i18n.t('popup.possible')}</span>}
      </span>
      <span class="row-count">
        {nth === null ? (
          <span aria-label={i18n.t('popup.times', [String(entity.count)])}>{entity.count}</span>
        ) : (
          <span aria-live="polite">{i18n.t('popup.nthOf', [String(nth + 1), String(entity.count)])}</span>
        )}
      </span>
    </button>
  );
}

/** Behind a name how it is read, behind a phrase or body what it is called in English. */
function toAbout({ type, pinyin, en }: Summary): string {
  if (type !== 'official' && showsEnglish()) return en ?? '';
  return display.get().pinyin ? pinyin : '';
}
