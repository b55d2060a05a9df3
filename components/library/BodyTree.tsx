import { i18n } from '#i18n';
import type { ComponentChildren } from 'preact';
import type { Body } from '../../lib/core/model/entity';
import { findAncestors, findChildren, findRegularChildren, type EntityOf, type Snapshot } from '../../lib/kb/snapshot';
import { pickName, nameLang } from '../common/locale';
import { toEntityName } from '../../lib/kb/names';
import { EntityLink } from './EntityLink';
import { Section } from './Section';

/** Where a body stands: those above it, itself with those below, and those beside it. */
export function BodyTree({ body, kb }: { body: EntityOf<'body'>; kb: Snapshot }) {
  const above = findAncestors(kb, body);
  const parent = above.at(-1);
  const below = { listed: findChildren(kb.entities, body.id), regular: findRegularChildren(kb, body) };
  const beside = parent && {
    listed: findChildren(kb.entities, parent.id).filter(({ id }) => id !== body.id),
    regular: findRegularChildren(kb, parent).filter(({ id }) => id !== body.id),
  };
  if (!parent && below.listed.length + below.regular.length === 0) return null;
  return (
    <Section title={i18n.t('entity.tree')}>
      <Branch path={above} kb={kb}>
        <li class="tree-self">
          <b lang={nameLang()} aria-current="true">
            {pickName(toEntityName(body))}
          </b>
          <Group title={i18n.t('entity.children')} bodies={below.listed} kb={kb} />
          <Group title={i18n.t('entity.regularChildren')} bodies={below.regular} kb={kb} />
        </li>
        {beside && beside.listed.length + beside.regular.length > 0 && (
          <li class="tree-beside">
            <Group title={i18n.t('entity.siblings')} bodies={beside.listed} kb={kb} />
            <Group title={i18n.t('entity.regularSiblings')} bodies={beside.regular} kb={kb} />
          </li>
        )}
      </Branch>
    </Section>
  );
}

function Branch({ path, kb, children }: { path: Body[]; kb: Snapshot; children: ComponentChildren }) {
  const [first, ...rest] = path;
  return (
    <ul class="tree">
      {first ? (
        <li>
          <EntityLink id={first.id} kb={kb} />
          <Branch path={rest} kb={kb}>
            {children}
          </Branch>
        </li>
      ) : (
        children
      )}
    </ul>
  );
}

/** Beyond so many a group is folded: the State Council has dozens below it. */
const MANY = 16;

function Group({ title, bodies, kb }: { title: string; bodies: Body[]; kb: Snapshot }) {
  if (bodies.length === 0) return null;
  return (
    <details class="tree-group" open={bodies.length <= MANY}>
      <summary>
        {title} <small>{bodies.length}</small>
      </summary>
      <ul class="links">
        {bodies.map(({ id }) => (
          <li key={id}>
            <EntityLink id={id} kb={kb} />
          </li>
        ))}
      </ul>
    </details>
  );
}
