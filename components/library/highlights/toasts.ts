/** Short messages at the foot of the page, with a way back from what they tell. */
import { i18n } from '#i18n';
import { createObservable } from '../../common/observable';
import { describeFailure, sayNotSaved } from '../../common/storage-failure';

export interface Toast {
  id: number;
  text: string;
  failed: boolean;
  /** Takes back what is told. */
  undo: (() => Promise<void>) | null;
}

/** One at a time: the latest. */
export const toast = createObservable<Toast | null>(null);

let last = 0;
export function tell(text: string, undo: Toast['undo'] = null): void {
  toast.set({ id: ++last, text, failed: false, undo });
}

export function tellFailed(text: string): void {
  toast.set({ id: ++last, text, failed: true, undo: null });
}

export function tellFailure(error: unknown): void {
  tellFailed(sayNotSaved(describeFailure(error)));
}

export function dismiss(id: number): void {
  if (toast.get()?.id === id) toast.set(null);
}

/** True if there was something to take back. */
export async function undoLast(): Promise<boolean> {
  const undo = toast.get()?.undo;
  if (!undo) return false;
  toast.set(null);
  try {
    await undo();
    tell(i18n.t('highlights.done.undone'));
  } catch (error) {
    tellFailure(error);
  }
  return true;
}
