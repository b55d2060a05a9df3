import { i18n } from '#i18n';
import type { Body } from '../../lib/core/model/entity';
import { isNamedByRule } from '../../lib/kb/names';
import { findChildren, findHolders, findRegularChildren, type EntityOf, type Snapshot } from '../../lib/kb/snapshot';
import { Explanation } from '../common/Explanation';
import { toLabel } from '../common/labels';
import { pickText, textLang, toScript } from '../common/language';
import { formatDateRange } from '../common/dates';
import { Citations } from './Citations';
import { EntityHead } from './EntityHead';
import { EntityLink } from './EntityLink';
import { Facts } from './Facts';
import { Gloss } from './Gloss';
import { Section } from './Section';

export function BodyPage({ body, kb }: { body: EntityOf<'body'>; kb: Snapshot }) {
  const holders = findHolders(kb.entities, body.id);
  return (
    <article>
      <EntityHead entity={body} own={kb.own.has(body.id)} />
      <Facts
        rows={[
          [i18n.t('entity.shortName'), body.short && toScript(body.short)],
          [i18n.t('entity.otherForms'), body.aliases && toScript(body.aliases.join('、'))],
          [i18n.t('entity.relativeForms'), body.relative && toScript(body.relative.join('、'))],
          [i18n.t('entity.place'), toScript(kb.places.get(body.place) ?? kb.regular.placeName(body.place) ?? '')],
          [i18n.t('entity.levelLabel'), toLabel('level', body.level)],
          [i18n.t('entity.kindLabel'), toLabel('kind', body.kind)],
          [i18n.t('entity.parent'), body.parent && <EntityLink id={body.parent} kb={kb} />],
        ]}
      />
      <Gloss gloss={body.gloss} own={kb.own.has(body.id)} />
      {body.note && (
        <Section title={i18n.t('entity.note')}>
          <Explanation text={body.note} />
        </Section>
      )}
      {holders.length > 0 && (
        <Section title={i18n.t('entity.holders')}>
          <ul class="holders">
            {holders.map(({ official, office, first, last }) => (
              <li key={official.id + office.title}>
                <EntityLink id={official.id} kb={kb} />
                <span lang={textLang()}>{pickText(office.name)}</span>
                <span class="date">{formatDateRange(first, last)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Below title={i18n.t('entity.children')} bodies={findChildren(kb.entities, body.id)} kb={kb} />
      <Below title={i18n.t('entity.regularChildren')} bodies={findRegularChildren(kb, body)} kb={kb} />
      {isNamedByRule(body) ? (
        <Section title={i18n.t('entity.citations')}>
          <p class="remark">{i18n.t('entity.namedByRule')}</p>
        </Section>
      ) : (
        <Citations citations={body.citations} kb={kb} />
      )}
    </article>
  );
}

function Below({ title, bodies, kb }: { title: string; bodies: Body[]; kb: Snapshot }) {
  if (bodies.length === 0) return null;
  return (
    <Section title={title}>
      <ul class="links">
        {bodies.map(({ id }) => (
          <li key={id}>
            <EntityLink id={id} kb={kb} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
