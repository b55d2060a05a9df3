import { i18n } from '#i18n';
import { X } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { useObservable } from '../../common/observable';
import { dismiss, toast, undoLast } from './toasts';

/** So long it stays (ms), unless pointer or focus rest on it. */
const STAYS = 10_000;

/** Tells what was done. Ctrl/Cmd+Z takes it back from anywhere but a text field. */
export function ToastRegion() {
  const current = useObservable(toast);
  const [held, setHeld] = useState(false);
  const id = current?.id;

  useEffect(() => {
    if (id === undefined || held) return undefined;
    const timer = setTimeout(() => dismiss(id), STAYS);
    return () => clearTimeout(timer);
  }, [id, held]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
      if (!isUndo || isTextField(event.target) || !toast.get()?.undo) return;
      event.preventDefault();
      void undoLast();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);

  return (
    <div
      class="toasts"
      role="status"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
    >
      {current && (
        <div key={current.id} class={`toast ${current.failed ? 'toast-failed' : ''}`}>
          <span>{current.text}</span>
          {current.undo && (
            <button type="button" aria-keyshortcuts="Control+Z" onClick={() => void undoLast()}>
              {i18n.t('highlights.done.undo')} <kbd>Ctrl+Z</kbd>
            </button>
          )}
          <button
            type="button"
            class="hl-action"
            aria-label={i18n.t('highlights.done.dismiss')}
            onClick={() => dismiss(current.id)}
          >
            <X size={15} aria-hidden="true" />
          </button>
        </div>
      )}
    </div>
  );
}

function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !/^(?:checkbox|radio|button|file)$/.test(target.type);
}
