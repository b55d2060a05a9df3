import { i18n } from '#i18n';
import type { Citation } from '../../lib/core/model/entity';
import type { Snapshot } from '../../lib/kb/snapshot';
import { Section } from './Section';
import { SourceLine } from './SourceLine';

export function Citations({ citations, kb }: { citations: Citation[]; kb: Snapshot }) {
  if (citations.length === 0) return null;
  return (
    <Section title={i18n.t('entity.citations')}>
      <ul class="sources">
        {citations.map(({ source, quote }) => (
          <li key={source + quote}>
            <SourceLine id={source} quote={quote} kb={kb} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
