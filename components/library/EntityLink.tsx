import { toEntityHash } from '../../lib/kb/entity-address';
import { toEntityName } from '../../lib/kb/names';
import { findEntity, type Snapshot } from '../../lib/kb/snapshot';
import { nameLang, pickName, toShortName } from '../common/locale';
import { TypeDot } from '../common/TypeDot';

/** A link to an entity's page, by the short form where a body has one. An id without an entity is shown as it is. */
export function EntityLink({ id, kb, short }: { id: string; kb: Snapshot; short?: boolean }) {
  const entity = findEntity(kb, id);
  if (!entity) return <span>{id}</span>;
  const name = toEntityName(entity);
  return (
    <a class="entity-link" href={toEntityHash(entity.id)}>
      <TypeDot type={entity.type} />
      <span lang={nameLang()}>
        {short && entity.type === 'body' ? toShortName(name, entity.short) : pickName(name)}
      </span>
    </a>
  );
}
