/** The small bar at a selection: a marker pen, its colours, and what came of it. */
import { Check, Highlighter, NotebookPen, RotateCw, X } from 'lucide-preact';
import type { JSX } from 'preact';
import { i18n } from '#i18n';
import { COLORS } from '../../lib/core/model/colors';
import type { BarActions, BarState } from '../../lib/page/save-bar';
import { sayNotSaved, toFailureText } from '../common/storage-failure';

export interface SaveBarProps {
  state: BarState;
  actions: BarActions;
}

export function SaveBar({ state, actions }: SaveBarProps): JSX.Element {
  return (
    // The selection must outlive the press on a button.
    <div
      class="bar"
      role="toolbar"
      aria-label={i18n.t('save.label')}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
    >
      <BarContent state={state} actions={actions} />
    </div>
  );
}

function BarContent({ state, actions }: SaveBarProps): JSX.Element {
  switch (state.state) {
    case 'offered':
      return (
        <>
          <button type="button" onClick={trusted(() => actions.save())}>
            <span class={`pen pen-${state.color}`}>
              <Highlighter size={15} aria-hidden="true" />
            </span>
            {i18n.t('save.save')}
          </button>
          <span class="swatches" role="group" aria-label={i18n.t('save.colors')}>
            {COLORS.map((color) => (
              <button
                key={color}
                type="button"
                class={`swatch pen-${color}`}
                title={i18n.t(`save.color.${color}`)}
                aria-label={i18n.t('save.saveIn', [i18n.t(`save.color.${color}`)])}
                onClick={trusted(() => actions.save(color))}
              />
            ))}
          </span>
        </>
      );
    case 'saving':
      return <span role="status">{i18n.t('save.saving')}</span>;
    case 'saved':
      return (
        <>
          <span class="done" role="status">
            <Check size={15} aria-hidden="true" />
            {i18n.t('save.saved')}
          </span>
          <button type="button" onClick={trusted(() => actions.addNote(state.id))}>
            <NotebookPen size={15} aria-hidden="true" />
            {i18n.t('save.addNote')}
          </button>
        </>
      );
    case 'failed':
      return (
        <>
          <span class="problem" role="alert">
            {sayNotSaved(toFailureText(state.failure, state.cause))}
          </span>
          {state.failure !== 'private' && (
            <button type="button" onClick={trusted(() => actions.save())}>
              <RotateCw size={15} aria-hidden="true" />
              {i18n.t('save.retry')}
            </button>
          )}
          <button type="button" aria-label={i18n.t('card.close')} onClick={trusted(actions.close)}>
            <X size={15} aria-hidden="true" />
          </button>
        </>
      );
  }
}

/** The page can dispatch clicks on what it gets hold of; only the reader's own count. */
const trusted = (act: () => void) => (event: Event) => event.isTrusted && act();
