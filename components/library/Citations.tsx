import { i18n } from '#i18n';
import type { Snapshot } from '../../lib/kb/snapshot';
import { dropRepeated, type CitedFact } from './cite/facts';
import { Section } from './Section';
import { SourceLine } from './SourceLine';

/** Every source of a page, with its words where they stand nowhere else on it. */
export function Citations({ citations, kb }: { citations: CitedFact[]; kb: Snapshot }) {
  if (citations.length === 0) return null;
  return (
    <Section title={i18n.t('entity.citations')}>
      <ul class="sources">
        {dropRepeated(citations).map(({ source, quote }) => (
          <li key={source + (quote ?? '')}>
            <SourceLine id={source} {...(quote && { quote })} kb={kb} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
