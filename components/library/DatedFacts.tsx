import { i18n } from '#i18n';
import type { ComponentChildren } from 'preact';
import type { Snapshot } from '../../lib/kb/snapshot';
import { formatDate } from '../common/dates';
import { Cite } from './cite/Cite';
import type { DatedFact } from './cite/facts';

/** So many rows are shown at once; of a well-documented official there are dozens. */
const SHOWN = 8;

interface DatedFactsProps<T extends DatedFact> {
  facts: readonly T[];
  kb: Snapshot;
  /** What is said of a day, before the words of the source. */
  say?: (fact: T) => ComponentChildren;
}

/** Facts by their dates, each with the words that state it and the way to its citation. */
export function DatedFacts<T extends DatedFact>({ facts, ...rest }: DatedFactsProps<T>) {
  const hidden = facts.length > SHOWN + 1 ? facts.slice(SHOWN) : [];
  return (
    <>
      <Rows facts={facts.slice(0, facts.length - hidden.length)} {...rest} />
      {hidden.length > 0 && (
        <details class="more">
          <summary>{i18n.t('entity.more', hidden.length)}</summary>
          <Rows facts={hidden} {...rest} />
        </details>
      )}
    </>
  );
}

function Rows<T extends DatedFact>({ facts, kb, say }: DatedFactsProps<T>) {
  return (
    <ul class="dates">
      {facts.map((fact) => (
        <li key={fact.date + fact.kind + fact.source + (fact.quote ?? '')}>
          <span class="date">
            <DateOf fact={fact} />
          </span>
          <span class="stated">
            {say?.(fact)}
            {fact.quote && (
              <q class="quote" lang="zh-Hans">
                {fact.quote}
              </q>
            )}
            <Cite facts={[fact]} kb={kb} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function DateOf({ fact: { kind, date } }: { fact: DatedFact }) {
  if (kind === 'start') return <>{i18n.t('entity.from', [formatDate(date)])}</>;
  if (kind === 'end') return <>{i18n.t('entity.until', [formatDate(date)])}</>;
  return <time dateTime={date}>{formatDate(date)}</time>;
}
