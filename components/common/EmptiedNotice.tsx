import { i18n } from '#i18n';
import { useEffect, useState } from 'preact/hooks';
import { acceptEmptied, isEmptied } from '../../lib/kb/highlights/store';
import { getKept, watchChanges } from '../../lib/settings/highlight-traces';

/** Says that the browser has emptied the store, where it has. `restoreAt` is where a backup is taken. */
export function EmptiedNotice({ restoreAt, newTab = false }: { restoreAt: string; newTab?: boolean }) {
  const [missing, setMissing] = useState(0);
  useEffect(() => {
    // What cannot be read is told where it is read.
    const ask = () =>
      void isEmptied()
        .then((emptied) => (emptied ? getKept() : 0))
        .then(setMissing, () => undefined);
    ask();
    return watchChanges(() => 'all', ask);
  }, []);
  if (missing === 0) return null;
  return (
    <EmptiedNoticeView
      missing={missing}
      restoreAt={restoreAt}
      newTab={newTab}
      onAccept={() => void acceptEmptied().then(() => setMissing(0))}
    />
  );
}

export interface EmptiedNoticeViewProps {
  missing: number;
  restoreAt: string;
  newTab: boolean;
  onAccept: () => void;
}

export function EmptiedNoticeView({ missing, restoreAt, newTab, onAccept }: EmptiedNoticeViewProps) {
  return (
    <div class="notice emptied" role="alert">
      <p class="notice-title">{i18n.t('highlights.emptied.title')}</p>
      <p>{i18n.t('highlights.emptied.text', [String(missing)])}</p>
      <p class="emptied-choices">
        <a class="button" href={restoreAt} {...(newTab && { target: '_blank', rel: 'noreferrer' })}>
          {i18n.t('highlights.emptied.restore')}
        </a>
        <button type="button" class="button" onClick={onAccept}>
          {i18n.t('highlights.emptied.accept')}
        </button>
      </p>
    </div>
  );
}
