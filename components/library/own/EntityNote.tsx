import { i18n } from '#i18n';
import { useEffect, useRef, useState } from 'preact/hooks';
import { MAX_ENTRY_NOTE_LENGTH, type Entry } from '../../../lib/core/model/entry';
import { EntryConflict, putEntry } from '../../../lib/kb/entries/store';
import { formatMoment } from '../../common/dates';
import { describeFailure } from '../../common/storage-failure';
import { tell } from '../highlights/toasts';
import { Section } from '../Section';
import { ConflictNotice } from './ConflictNotice';
import { reloadOwn } from './own-memory';

interface EntityNoteProps {
  id: string;
  entry: Entry | undefined;
  startsOpen: boolean;
  onClose: () => void;
}

/** The reader's note on an entity. Ctrl/Cmd+Enter saves; what another tab has saved meanwhile is shown before it is overwritten. */
export function EntityNote({ id, entry, startsOpen, onClose }: EntityNoteProps) {
  const [text, setText] = useState<string | null>(startsOpen ? (entry?.note ?? '') : null);
  /** The one that was read when the writing began. */
  const revisionRef = useRef(entry?.revision ?? 0);
  const [conflict, setConflict] = useState<Entry | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const isOpen = text !== null;
  useEffect(() => {
    if (!isOpen) return undefined;
    area.current?.focus();
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isOpen]);

  const close = () => {
    setText(null);
    setConflict(null);
    onClose();
  };
  const save = async (over = revisionRef.current) => {
    if (text === null) return;
    const before = entry?.note ?? '';
    setFailure(null);
    try {
      const saved = await putEntry(id, over, { note: text.trim() });
      await reloadOwn();
      tell(i18n.t('own.done.note'), async () => {
        await putEntry(id, saved.revision, { note: before });
        await reloadOwn();
      });
      close();
    } catch (error) {
      if (error instanceof EntryConflict) setConflict(error.current);
      else setFailure(describeFailure(error));
    }
  };

  return (
    <Section title={i18n.t('own.note.title')}>
      {text === null ? (
        <>
          <p class="own-note">{entry?.note}</p>
          <p>
            <button
              type="button"
              class="own-act"
              onClick={() => {
                revisionRef.current = entry?.revision ?? 0;
                setText(entry?.note ?? '');
              }}
            >
              {i18n.t('own.note.edit')}
            </button>
          </p>
        </>
      ) : (
        <div class="own-editor own-note-editor">
          <textarea
            ref={area}
            rows={4}
            aria-label={i18n.t('own.note.title')}
            maxLength={MAX_ENTRY_NOTE_LENGTH}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.isComposing || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
              event.preventDefault();
              void save();
            }}
          />
          {failure && (
            <p class="own-error" role="alert">
              {failure}
            </p>
          )}
          {conflict ? (
            <ConflictNotice
              text={i18n.t('own.conflict.note', [formatMoment(conflict.modified)])}
              onKeepMine={() => void save(conflict.revision)}
              onTakeTheirs={() => {
                void reloadOwn();
                close();
              }}
            >
              <blockquote class="own-note">{conflict.note || i18n.t('highlights.conflict.noNote')}</blockquote>
            </ConflictNotice>
          ) : (
            <div class="own-foot">
              <button type="button" class="button button-main" onClick={() => void save()}>
                {i18n.t('own.editor.save')}
              </button>
              <button type="button" class="button" onClick={close}>
                {i18n.t('own.editor.cancel')}
              </button>
              <span class="own-about">{i18n.t('note.saveHint')}</span>
            </div>
          )}
        </div>
      )}
    </Section>
  );
}
