import { i18n } from '#i18n';
import { Quote } from 'lucide-preact';
import type { Snapshot } from '../../../lib/kb/snapshot';
import { CitationDetail } from './CitationDetail';
import { dropRepeated, type CitedFact } from './facts';
import { Popout } from './Popout';
import { toTeller } from './teller';

interface CiteProps {
  /** What the citation stands for, of one statement. */
  facts: readonly CitedFact[];
  kb: Snapshot;
  /** What is said instead of who tells it. */
  label?: string;
  /** The sign alone, where there is no room for who tells it. */
  compact?: boolean;
}

/** The control beside a statement: who tells it; pressed, it opens the citation in place. */
export function Cite({ facts, kb, label, compact = false }: CiteProps) {
  const tellers = [...new Set(facts.map(({ source }) => toTeller(kb.sources.get(source)) ?? source))];
  const [first] = tellers;
  if (first === undefined) return null;
  const told = tellers.length > 1 ? i18n.t('entity.cite.others', [first, String(tellers.length - 1)]) : first;
  return (
    <Popout
      class="cite"
      name={label ? `${label}: ${told}` : i18n.t('entity.cite.of', [told])}
      label={
        <>
          <Quote size={11} aria-hidden="true" />
          {!compact && <span>{label ?? told}</span>}
        </>
      }
    >
      {() => <CitationList facts={facts} kb={kb} />}
    </Popout>
  );
}

export function CitationList({ facts, kb }: Pick<CiteProps, 'facts' | 'kb'>) {
  return (
    <ul class="citations">
      {dropRepeated(facts).map((fact) => (
        <li key={fact.source + (fact.date ?? '') + (fact.quote ?? '')}>
          <CitationDetail fact={fact} kb={kb} />
        </li>
      ))}
    </ul>
  );
}
