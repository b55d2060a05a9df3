import { i18n } from '#i18n';
import { toEntityName } from '../../lib/kb/names';
import { findInstances, findPatterns, findRelating, type EntityOf, type Snapshot } from '../../lib/kb/snapshot';
import { toLabel } from '../common/labels';
import { chineseLang, display, showsEnglish, toScript } from '../common/language';
import { pickName } from '../common/locale';
import { Cite } from './cite/Cite';
import { findCiting, toFacts } from './cite/facts';
import { Citations } from './Citations';
import { DatedFacts } from './DatedFacts';
import { EntityHead } from './EntityHead';
import { EntityLink } from './EntityLink';
import { Facts } from './Facts';
import { Gloss } from './Gloss';
import { Section } from './Section';
import { SloganParts } from './SloganParts';

export function SloganPage({ slogan, kb }: { slogan: EntityOf<'slogan'>; kb: Snapshot }) {
  const { patterns = [], variants = [], citations } = slogan;
  const cite = (words: string[]) => <Cite facts={findCiting(citations, words)} kb={kb} />;
  return (
    <article>
      <EntityHead entity={slogan} kb={kb} />
      <Facts
        rows={[
          [i18n.t('entity.wording'), pickName(toEntityName(slogan)), cite([slogan.name])],
          [
            i18n.t('entity.literal'),
            showsEnglish(display.get().pageLanguages) && slogan.literal !== slogan.name && (
              <span lang="en">“{slogan.literal}”</span>
            ),
          ],
          [i18n.t('entity.categoryLabel'), toLabel('category', slogan.category)],
          [i18n.t('entity.variants'), variants.join('；'), cite(variants)],
        ]}
      />
      <Gloss of={slogan} own={kb.own.has(slogan.id)} />
      {patterns.length > 0 && (
        <Section title={i18n.t('entity.patterns')}>
          <p lang={chineseLang()}>
            <b class="pattern">{toScript(patterns.join('；'))}</b>{' '}
            {cite(findInstances(kb.entities, slogan).map((s) => s.name))}
          </p>
          <p class="remark">{i18n.t('entity.patternsHint')}</p>
        </Section>
      )}
      <SloganParts slogan={slogan} kb={kb} />
      <UsedBy slogan={slogan} kb={kb} />
      <Slogans title={i18n.t('entity.instances')} ids={findInstances(kb.entities, slogan).map((s) => s.id)} kb={kb} />
      <Slogans title={i18n.t('entity.onPattern')} ids={findPatterns(kb.entities, slogan).map((s) => s.id)} kb={kb} />
      <Slogans title={i18n.t('entity.related')} ids={slogan.related ?? []} kb={kb} />
      <Slogans title={i18n.t('entity.relating')} ids={findRelating(kb.entities, slogan).map((s) => s.id)} kb={kb} />
      <Citations citations={toFacts(slogan)} kb={kb} />
    </article>
  );
}

function UsedBy({ slogan: { usedBy = [] }, kb }: { slogan: EntityOf<'slogan'>; kb: Snapshot }) {
  if (usedBy.length === 0) return null;
  const uses = usedBy
    .map((use) => ({ ...use, kind: 'attested' as const }))
    .sort((a, b) => a.date.localeCompare(b.date));
  return (
    <Section title={i18n.t('entity.usedBy')}>
      <DatedFacts facts={uses} kb={kb} say={({ official }) => <EntityLink id={official} kb={kb} />} />
    </Section>
  );
}

function Slogans({ title, ids, kb }: { title: string; ids: string[]; kb: Snapshot }) {
  if (ids.length === 0) return null;
  return (
    <Section title={title}>
      <ul class="links">
        {ids.map((id) => (
          <li key={id}>
            <EntityLink id={id} kb={kb} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
