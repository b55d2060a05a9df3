import { i18n } from '#i18n';
import type { EntityOf, Snapshot } from '../../lib/kb/snapshot';
import { IS_CHINESE_UI, pickText, TEXT_LANG } from '../common/language';
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
              <b lang="zh-Hans">{zh}</b> {!IS_CHINESE_UI && <span lang="en">{en}</span>}{' '}
              <Cite facts={findCiting(citations, [zh])} kb={kb} compact />
            </li>
          ))}
        </ol>
      )}
      {partsNote && (
        <p class="remark" lang={TEXT_LANG}>
          {pickText(partsNote)}
        </p>
      )}
    </Section>
  );
}
