import { i18n } from '#i18n';
import type { EntityOf, Snapshot } from '../../lib/kb/snapshot';
import { Explanation } from '../common/Explanation';
import { toLabel } from '../common/labels';
import { chineseLang, display, showsEnglish, toScript } from '../common/language';
import { formatDate } from '../common/dates';
import { Citations } from './Citations';
import { EntityHead } from './EntityHead';
import { EntityLink } from './EntityLink';
import { Facts } from './Facts';
import { Gloss } from './Gloss';
import { Section } from './Section';
import { SourceLine } from './SourceLine';

export function SloganPage({ slogan, kb }: { slogan: EntityOf<'slogan'>; kb: Snapshot }) {
  const { patterns = [], parts = [], partsNote, related = [], usedBy = [] } = slogan;
  return (
    <article>
      <EntityHead entity={slogan} own={kb.own.has(slogan.id)} />
      <Facts
        rows={[
          [
            i18n.t('entity.literal'),
            showsEnglish(display.get().pageLanguages) && slogan.literal !== slogan.name && (
              <span lang="en">“{slogan.literal}”</span>
            ),
          ],
          [i18n.t('entity.variants'), slogan.variants && toScript(slogan.variants.join('；'))],
          [i18n.t('entity.categoryLabel'), toLabel('category', slogan.category)],
        ]}
      />
      <Gloss gloss={slogan.gloss} own={kb.own.has(slogan.id)} />
      {patterns.length > 0 && (
        <Section title={i18n.t('entity.patterns')}>
          <p lang={chineseLang()}>
            <b>{toScript(patterns.join('；'))}</b>
          </p>
          <p class="remark">{i18n.t('entity.patternsHint')}</p>
        </Section>
      )}
      {(parts.length > 0 || partsNote) && (
        <Section title={i18n.t('entity.parts')}>
          {parts.length > 0 && (
            <ol class="parts">
              {parts.map(({ zh, en }) => (
                <li key={zh}>
                  <b lang={chineseLang()}>{toScript(zh)}</b> {showsEnglish() && <span lang="en">{en}</span>}
                </li>
              ))}
            </ol>
          )}
          {partsNote && <Explanation text={partsNote} class="remark" />}
        </Section>
      )}
      {usedBy.length > 0 && (
        <Section title={i18n.t('entity.usedBy')}>
          <ul class="dates">
            {usedBy.map(({ official, date, source, quote }) => (
              <li key={official + date + source + quote}>
                <span class="date">
                  <time dateTime={date}>{formatDate(date)}</time>
                </span>
                <span class="source">
                  <EntityLink id={official} kb={kb} />
                  <SourceLine id={source} quote={quote} kb={kb} />
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {related.length > 0 && (
        <Section title={i18n.t('entity.related')}>
          <ul class="links">
            {related.map((id) => (
              <li key={id}>
                <EntityLink id={id} kb={kb} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Citations citations={slogan.citations} kb={kb} />
    </article>
  );
}
