import { i18n } from '#i18n';
import type { EntityType } from '../../../lib/core/model/entity';
import type { EntityRef } from '../../../lib/core/model/highlight';
import { toEntityHash } from '../../../lib/kb/entity-address';
import { TypeDot } from '../../common/TypeDot';
import { MarkedText } from './MarkedText';

/** Who and what is named in a passage, by the names of then: they need no knowledge base. */
export function EntityRefs({ entities, words }: { entities: readonly EntityRef[]; words: readonly string[] }) {
  return (
    <ul class="hl-entities" aria-label={i18n.t('highlights.entities')}>
      {entities.map(({ id, name }) => (
        <li key={id}>
          <a class="entity-link" href={toEntityHash(id)}>
            <TypeDot type={toType(id)} />
            <span lang="zh">
              <MarkedText text={name} words={words} />
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** `official:shi-genzhi` is an official. */
export function toType(id: string): EntityType {
  return id.slice(0, id.indexOf(':')) as EntityType;
}
