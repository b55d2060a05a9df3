import { i18n } from '#i18n';
import type { EntityOf, Snapshot } from '../../lib/kb/snapshot';
import { Explanation } from '../common/Explanation';
import { chineseLang, showsEnglish, toScript } from '../common/language';
import { Cite } from './cite/Cite';
import { findCiting } from './cite/facts';
import { Section } from './Section';

/** What a slogan counts, each part with what states it; or that the sources do not say. */
export function SloganParts({ slogan, kb }: { slogan: EntityOf<'slogan'>; kb: Snapshot }) {
  const { parts = [], partsNote, citations } = slogan;
  if (parts.length === 0 && !partsNote) return null;
  return (
    <Section title={i18n.t('entity.parts')}>
      {parts.length > 0 && (
        <ol class="parts">
          {parts.map(({ zh, en }) => (
            <li key={zh}>
              <b lang={chineseLang()}>{toScript(zh)}</b> {showsEnglish() && <span lang="en">{en}</span>}{' '}
              <Cite facts={findCiting(citations, [zh])} kb={kb} compact />
            </li>
          ))}
        </ol>
      )}
      {partsNote && <Explanation text={partsNote} class="remark" />}
    </Section>
  );
}
