import { i18n } from '#i18n';
import { useEffect, useRef } from 'preact/hooks';
import type { Highlight, HighlightColor } from '../../../lib/core/model/highlight';
import { formatMoment } from '../../common/dates';
import type { Draft } from './drafts';

export interface ConflictViewProps {
  draft: Draft;
  conflict: Highlight | 'gone';
  onKeepMine: () => void;
  onTakeTheirs: () => void;
  onGoOn: () => void;
}

/** Both versions side by side; nothing is overwritten until the reader has chosen. */
export function ConflictView({ draft, conflict, onKeepMine, onTakeTheirs, onGoOn }: ConflictViewProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const isGone = conflict === 'gone';
  return (
    <div class="hl-conflict" role="group" aria-labelledby="conflict-title" tabIndex={-1} ref={box}>
      <div role="alert">
        <p id="conflict-title" class="notice-title">
          {i18n.t(isGone ? 'highlights.conflict.goneTitle' : 'highlights.conflict.title')}
        </p>
        <p>{i18n.t(isGone ? 'highlights.conflict.goneText' : 'highlights.conflict.text')}</p>
        {!isGone && conflict.deleted && <p>{i18n.t('highlights.conflict.deleted')}</p>}
      </div>
      <div class="hl-versions">
        <Version title={i18n.t('highlights.conflict.mine')} {...draft} />
        {!isGone && (
          <Version title={i18n.t('highlights.conflict.theirs', [formatMoment(conflict.modified)])} {...conflict} />
        )}
      </div>
      {draft.failure && (
        <p class="hl-failure" role="alert">
          {draft.failure}
        </p>
      )}
      <div class="hl-choices">
        <button type="button" class="button button-main" disabled={draft.saving} onClick={onKeepMine}>
          {i18n.t(isGone ? 'highlights.conflict.saveAnew' : 'highlights.conflict.keepMine')}
        </button>
        <button type="button" class="button" onClick={onTakeTheirs}>
          {i18n.t(isGone ? 'highlights.editor.discard' : 'highlights.conflict.takeTheirs')}
        </button>
        {!isGone && (
          <button type="button" class="button" onClick={onGoOn}>
            {i18n.t('highlights.conflict.goOn')}
          </button>
        )}
      </div>
    </div>
  );
}

function Version(props: { title: string; note: string; tags: readonly string[]; color: HighlightColor }) {
  const { title, note, tags, color } = props;
  return (
    <section class={`hl-version hl-${color}`}>
      <h3>{title}</h3>
      <p class="hl-note">{note || <i>{i18n.t('highlights.conflict.noNote')}</i>}</p>
      <p class="hl-version-about">
        <span class="hl-swatch" aria-hidden="true" /> {i18n.t(`highlights.color.${color}`)} ·{' '}
        {tags.length > 0 ? tags.map((tag) => `#${tag}`).join(' ') : i18n.t('highlights.conflict.noTags')}
      </p>
    </section>
  );
}
