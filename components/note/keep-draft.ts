/**
 * Hands what is typed to the browser with every key, since the page can take our frame away at any moment, and the
 * browser can close the tab. The background writes it into the highlight once this frame is gone (lib/kb/highlights/left-drafts).
 */
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { onMessage } from '../../lib/messaging/messages';
import { dropDraft, keepDraft, type KeptDraft } from '../../lib/settings/drafts';

/** By it the background finds out whether this frame is still there: runtime.getContexts tells the addresses of frames, or is answered. */
const token = crypto.getRandomValues(new Uint32Array(4)).join('-'); // Firefox has no randomUUID in a frame of an http page
history.replaceState(null, '', `#${token}`);
if (import.meta.env.FIREFOX) onMessage('openNote', () => token);

export interface DraftKeeper {
  /** To be called in the very event of a key: an effect comes a frame later, and the frame may be gone by then. */
  keep(draft: KeptDraft): void;
}

/** `isOver`: there is nothing that is not saved. */
export function useDraftKeeper(isOver: boolean): DraftKeeper {
  const kept = useRef<KeptDraft | null>(null);
  useLayoutEffect(() => {
    if (!isOver || !kept.current) return;
    kept.current = null;
    void dropDraft(token);
  }, [isOver]);
  useEffect(() => {
    const leave = () => {
      if (kept.current) void keepDraft(token, { ...kept.current, left: true });
    };
    addEventListener('pagehide', leave);
    return () => removeEventListener('pagehide', leave);
  }, []);
  return useMemo(
    () => ({
      keep(draft) {
        kept.current = draft;
        void keepDraft(token, draft);
      },
    }),
    [],
  );
}
