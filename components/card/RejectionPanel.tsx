import { Undo2 } from 'lucide-preact';
import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { CardActions, CardState, RejectionScope } from '../../lib/page/card-state';
import { toFailureText } from '../common/storage-failure';

const SCOPES = ['mention', 'page', 'site'] as const satisfies RejectionScope[];

interface RejectionPanelProps {
  state: CardState;
  actions: Pick<CardActions, 'toggleReject' | 'reject' | 'undoReject'>;
}

/** “Not this one here”: where, and what was done about it. */
export function RejectionPanel({ state: { rejection, site }, actions }: RejectionPanelProps): JSX.Element {
  const isAsking = rejection?.at === 'choosing';
  if (rejection === null || isAsking)
    return (
      <div class="line reject">
        <button
          type="button"
          class="link"
          aria-expanded={isAsking}
          onClick={(event) => event.isTrusted && actions.toggleReject()}
        >
          {i18n.t('card.reject.ask')}
        </button>
        {isAsking && (
          <div class="scopes" role="group" aria-label={i18n.t('card.reject.where')}>
            {SCOPES.map((scope) => (
              <button
                key={scope}
                type="button"
                class="scope"
                onClick={(event) => event.isTrusted && actions.reject(scope)}
              >
                {scope === 'site' ? i18n.t('card.reject.site', [site]) : i18n.t(`card.reject.${scope}`)}
              </button>
            ))}
          </div>
        )}
      </div>
    );
  return (
    <div class="line reject told" role="status">
      {rejection.at === 'saving' && i18n.t('save.saving')}
      {rejection.at === 'failed' && (
        <span class="problem">{i18n.t('save.failed', [toFailureText(rejection.failure, rejection.cause)])}</span>
      )}
      {rejection.at === 'undone' && i18n.t('card.reject.undone')}
      {rejection.at === 'done' && (
        <>
          <span>
            {rejection.scope === 'site'
              ? i18n.t('card.reject.doneSite', [site])
              : i18n.t(rejection.scope === 'page' ? 'card.reject.donePage' : 'card.reject.doneMention')}
          </span>
          <button type="button" class="link" onClick={(event) => event.isTrusted && actions.undoReject()}>
            <Undo2 size={14} aria-hidden="true" /> {i18n.t('card.reject.undo')}
          </button>
        </>
      )}
    </div>
  );
}
