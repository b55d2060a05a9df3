import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import type { Reading } from '../../../lib/core/model/reading';
import type { Removal } from '../../../lib/kb/readings/store';
import { findEntity, type Snapshot } from '../../../lib/kb/snapshot';
import { formatTime } from '../../common/dates';
import { EntityLink } from '../EntityLink';
import { PageOf } from './PageOf';

/** So many of a page's entities are shown before a button. */
const SHOWN = 6;

export interface ReadingRowProps {
  reading: Reading;
  kb: Snapshot;
  onRemove: (removal: Removal) => void;
}

export function ReadingRow({ reading, kb, onRemove }: ReadingRowProps) {
  const { address, title, last, times } = reading;
  const [isOpen, setOpen] = useState(false);
  // Packs and own entries go; nobody is left to lead to then.
  const known = reading.entities.filter((id) => findEntity(kb, id));
  // One more is drawn as soon as the button that hides it.
  const shown = isOpen || known.length <= SHOWN + 1 ? known : known.slice(0, SHOWN);
  return (
    <li class="log-row">
      <time class="log-time" dateTime={last}>
        {formatTime(last)}
      </time>
      <div class="log-page">
        <PageOf reading={reading} />
        {known.length > 0 && (
          <ul class="hl-entities" aria-label={i18n.t('log.found', known.length)}>
            {shown.map((id) => (
              <li key={id}>
                <EntityLink id={id} kb={kb} short />
              </li>
            ))}
            {shown.length < known.length && (
              <li>
                <button type="button" class="hl-more" onClick={() => setOpen(true)}>
                  {i18n.t('log.moreFound', [String(known.length - shown.length)])}
                </button>
              </li>
            )}
          </ul>
        )}
      </div>
      <span class="log-acts" role="group" aria-label={title}>
        {times > 1 && <small>{i18n.t('log.times', [String(times)])}</small>}
        <button type="button" class="own-act" onClick={() => onRemove({ address })}>
          {i18n.t('log.remove')}
        </button>
        <button type="button" class="own-act" onClick={() => onRemove({ site: new URL(address).host })}>
          {i18n.t('log.removeSite')}
        </button>
      </span>
    </li>
  );
}
