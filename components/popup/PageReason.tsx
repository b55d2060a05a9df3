import { i18n } from '#i18n';
import type { ActivePage } from './use-active-page';
import type { Reason } from './page-state';

/** What helps, by the reason: the words on a button, and what it does. */
const REMEDIES = {
  noReader: ['popup.reason.reload', 'reload'],
  unread: ['popup.reason.read', 'read'],
  withheld: ['popup.reason.allow', 'allow'],
  unlisted: ['popup.reason.list', 'list'],
} as const satisfies { [R in Reason]?: readonly [string, keyof ActivePage] };

const isMendable = (reason: Reason): reason is keyof typeof REMEDIES => reason in REMEDIES;

export interface PageReasonProps {
  reason: Reason;
  active: Pick<ActivePage, 'reload' | 'read' | 'allow' | 'list' | 'site'>;
}

/** Why nothing is marked, and what to do about it. */
export function PageReason({ reason, active }: PageReasonProps) {
  const [label, act] = isMendable(reason) ? REMEDIES[reason] : [];
  return (
    <div class="empty" role="status">
      <p class="empty-title">{i18n.t(`popup.reason.${reason}`)}</p>
      <p>{i18n.t(`popup.reason.${reason}Hint`)}</p>
      {label && (
        <button type="button" class="button" onClick={active[act]}>
          {i18n.t(label)}
        </button>
      )}
    </div>
  );
}
