import { i18n } from '#i18n';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Highlight } from '../../lib/core/model/highlight';
import { formatMoment } from './dates';

export interface Choice {
  label: string;
  onChoose: () => void;
}

export interface ConflictViewProps {
  mine: Pick<Highlight, 'note' | 'tags' | 'color'>;
  /** As it is now in the database; gone: deleted for good. */
  theirs: Highlight | 'gone';
  /** The first is the one that keeps what the reader has written. */
  choices: readonly Choice[];
  saving?: boolean;
  failure?: string | null;
}

/** Both versions of a highlight; nothing is overwritten until the reader has chosen. */
export function ConflictView({ mine, theirs, choices, saving = false, failure = null }: ConflictViewProps) {
  const box = useRef<HTMLDivElement>(null);
  const title = useId();
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  const isGone = theirs === 'gone';
  return (
    <div class="conflict" role="group" aria-labelledby={title} tabIndex={-1} ref={box}>
      <div role="alert">
        <p id={title} class="notice-title">
          {i18n.t(isGone ? 'highlights.conflict.goneTitle' : 'highlights.conflict.title')}
        </p>
        <p>{i18n.t(isGone ? 'highlights.conflict.goneText' : 'highlights.conflict.text')}</p>
        {!isGone && theirs.deleted && <p>{i18n.t('highlights.conflict.deleted')}</p>}
      </div>
      <div class="versions">
        <Version title={i18n.t('highlights.conflict.mine')} {...mine} />
        {!isGone && (
          <Version title={i18n.t('highlights.conflict.theirs', [formatMoment(theirs.modified)])} {...theirs} />
        )}
      </div>
      {failure && (
        <p class="failure" role="alert">
          {failure}
        </p>
      )}
      <div class="choices">
        {choices.map(({ label, onChoose }, i) => (
          <button
            key={label}
            type="button"
            class={i === 0 ? 'button button-main' : 'button'}
            disabled={i === 0 && saving}
            onClick={onChoose}
          >
            {label}
          </button>
        ))}
      </div>
    </div>
  );
}

function Version({ title, note, tags, color }: ConflictViewProps['mine'] & { title: string }) {
  return (
    <section class={`version pen-${color}`}>
      <h3>{title}</h3>
      <p class="version-note">{note || <i>{i18n.t('highlights.conflict.noNote')}</i>}</p>
      <p class="version-about">
        <span class="pen-dot" aria-hidden="true" /> {i18n.t(`highlights.color.${color}`)} ·{' '}
        {tags.length > 0 ? tags.map((tag) => `#${tag}`).join(' ') : i18n.t('highlights.conflict.noTags')}
      </p>
    </section>
  );
}
