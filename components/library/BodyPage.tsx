import { i18n } from '#i18n';
import { isNamedByRule, toEntityName } from '../../lib/kb/names';
import { findHolders, type EntityOf, type Snapshot } from '../../lib/kb/snapshot';
import { Explanation } from '../common/Explanation';
import { toLabel } from '../common/labels';
import { toScript } from '../common/language';
import { pickName } from '../common/locale';
import { BodyTree } from './BodyTree';
import { Cite } from './cite/Cite';
import { findCiting } from './cite/facts';
import { RuleCite, RuleDetail } from './cite/RuleCite';
import { Citations } from './Citations';
import { EntityHead } from './EntityHead';
import { EntityLink } from './EntityLink';
import { Facts } from './Facts';
import { Gloss } from './Gloss';
import { Holders } from './Holders';
import { Section } from './Section';

export function BodyPage({ body, kb }: { body: EntityOf<'body'>; kb: Snapshot }) {
  const byRule = isNamedByRule(body);
  const cite = (...words: (string | undefined)[]) =>
    byRule ? (
      <RuleCite body={body} kb={kb} />
    ) : (
      <Cite
        facts={findCiting(
          body.citations,
          words.filter((w) => w !== undefined),
        )}
        kb={kb}
      />
    );
  const place = kb.places.get(body.place) ?? kb.regular.placeName(body.place);
  return (
    <article>
      <EntityHead entity={body} kb={kb} />
      <Facts
        rows={[
          [
            i18n.t('entity.fullName'),
            pickName(toEntityName(body)),
            cite(body.name, body.short, ...(body.aliases ?? [])),
          ],
          [i18n.t('entity.shortName'), body.short && toScript(body.short), cite(body.short)],
          [
            i18n.t('entity.otherForms'),
            body.aliases && toScript(body.aliases.join('、')),
            cite(...(body.aliases ?? [])),
          ],
          [
            i18n.t('entity.relativeForms'),
            body.relative && toScript(body.relative.join('、')),
            cite(...(body.relative ?? [])),
          ],
          [i18n.t('entity.place'), place && toScript(place), cite(place)],
          [i18n.t('entity.levelLabel'), toLabel('level', body.level), cite()],
          [i18n.t('entity.kindLabel'), toLabel('kind', body.kind), cite()],
          [i18n.t('entity.parent'), body.parent && <EntityLink id={body.parent} kb={kb} />, cite()],
        ]}
      />
      <Gloss of={body} own={kb.own.has(body.id)} />
      {body.note && (
        <Section title={i18n.t('entity.note')}>
          <Explanation text={body.note} />
        </Section>
      )}
      <Holders holders={findHolders(kb.entities, body.id)} kb={kb} />
      <BodyTree body={body} kb={kb} />
      {byRule ? (
        <Section title={i18n.t('entity.citations')}>
          <RuleDetail body={body} kb={kb} />
        </Section>
      ) : (
        <Citations citations={body.citations} kb={kb} />
      )}
    </article>
  );
}
