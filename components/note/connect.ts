/** The frame's end of `lib/messaging/note-port`: waits for the page script's first message and keeps its port. */
import * as v from 'valibot';
import { HighlightIdSchema } from '../../lib/core/model/highlight';
import type { FromNote, ShowNote, ToNote } from '../../lib/messaging/note-port';

export interface Connection {
  shown: ShowNote;
  send: (message: FromNote) => void;
}

const ShowNoteSchema: v.GenericSchema<unknown, ShowNote> = v.strictObject({
  type: v.literal('show'),
  ids: v.pipe(v.array(HighlightIdSchema), v.minLength(1), v.maxLength(1000)),
  wordings: v.record(v.string(), v.string()),
  focus: v.boolean(),
  maxHeight: v.number(),
});

/** A page that came by our address could frame us and send a port of its own: it would get sizes, and nothing else. */
export function connectToPage(onConnected: (connection: Connection) => void): void {
  addEventListener('message', function listen(event) {
    const [port] = event.ports;
    const shown = v.safeParse(ShowNoteSchema, event.data);
    if (!port || !shown.success) return;
    removeEventListener('message', listen);
    const send = (message: FromNote): void => port.postMessage(message);
    const limit = (maxHeight: number): void =>
      document.documentElement.style.setProperty('--max-height', `${maxHeight}px`);
    limit(shown.output.maxHeight);
    port.onmessage = ({ data }) => {
      const message = data as ToNote;
      if (message.type === 'resize' && Number.isFinite(message.maxHeight)) limit(message.maxHeight);
    };
    onConnected({ shown: shown.output, send });
  });
}
