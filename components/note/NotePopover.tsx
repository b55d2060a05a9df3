/** The connected parent of the note: which highlight, its state, the frame's size, and that nothing typed is lost. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { sendMessage } from '../../lib/messaging/messages';
import type { Connection } from './connect';
import { useDraftKeeper } from './keep-draft';
import { NoteView } from './NoteView';
import { useHighlight, type Draft } from './use-highlight';

export function NotePopover({ shown, send }: Connection) {
  const [at, setAt] = useState(0);
  const id = shown.ids[at] as string;
  const { note, outcome, change, setBinned, clearOutcome } = useHighlight(id);
  const [draft, setDraft] = useState<Draft | null>(null);
  const box = useRef<HTMLElement>(null);
  const isReady = note.state === 'ready';
  const isChanged =
    isReady &&
    draft !== null &&
    (draft.note !== note.highlight.note || draft.tags.join('\n') !== note.highlight.tags.join('\n'));

  const keeper = useDraftKeeper(!isChanged);
  useEffect(() => send({ type: 'busy', busy: draft !== null }), [draft, send]);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const tell = () => send({ type: 'size', height: Math.ceil(element.scrollHeight) });
    const observer = new ResizeObserver(tell);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    tell();
    return () => observer.disconnect();
  });

  useEffect(() => {
    if (isReady && shown.focus) box.current?.focus({ preventScroll: true });
  }, [isReady, shown.focus]);

  const close = async () => {
    if (draft && isChanged && !(await change(draft))) return;
    send({ type: 'close' });
  };
  const save = async (next: Draft) => {
    // What was typed while it was being saved is a draft still.
    if (!isChanged || (await change(next))) setDraft((now) => (now === next ? null : now));
  };
  // Before the next key: what was just typed must be known to it.
  useLayoutEffect(() => {
    // On the window: what had the focus may be gone, and the key then lands on the body.
    const onKeyDown = (event: KeyboardEvent) => {
      const step = { KeyJ: 1, KeyK: -1 }[event.code] as 1 | -1 | undefined;
      if (event.altKey && event.shiftKey && step !== undefined && !draft) {
        event.preventDefault();
        send({ type: 'go', step });
      }
      if (event.isComposing || event.key !== 'Escape') return;
      event.preventDefault();
      // What is being written is saved, and said so, with its undo; the next Esc closes.
      if (draft) void save(draft);
      else send({ type: 'close' });
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  });

  return (
    <section ref={box} class="note" role="dialog" aria-label={i18n.t('note.title')} tabIndex={-1}>
      <NoteView
        note={note}
        wording={shown.wordings[id]}
        outcome={outcome}
        draft={draft}
        nth={at + 1}
        of={shown.ids.length}
        onNext={() => {
          setDraft(null);
          setAt((at + 1) % shown.ids.length);
          send({ type: 'chosen', id: shown.ids[(at + 1) % shown.ids.length] as string });
        }}
        onDraft={(next) => {
          clearOutcome();
          setDraft(next);
          if (next && isReady) keeper.keep({ id, revision: note.highlight.revision, ...next });
        }}
        onSave={(next) => void save(next)}
        onChange={(next) => void change(next)}
        onBin={(binned) => {
          setDraft(null);
          void setBinned(binned);
        }}
        onOpen={() => void sendMessage('openHighlight', id)}
        onResolved={() => {
          setDraft(null);
          clearOutcome();
        }}
        onClose={() => void close()}
      />
    </section>
  );
}
