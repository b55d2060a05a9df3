/**
 * All highlights for a page that the reader is using meanwhile: in slices, each read and handled only when the page has
 * nothing better to do. `loadAll` (store.ts) is for work that the reader waits for.
 */
import type { Highlight } from '../../core/model/highlight';
import { ownDatabase as database } from '../own-database';
import { toStorageError } from './errors';

/** Reading and folding so many takes about half a frame. */
const SLICE = 250;
/** The page is never so busy that nothing is read for longer (ms). */
const PATIENCE = 100;

/** In no particular order; the bin's included. Ends early where `onSlice` returns false. */
export async function readInSlices(onSlice: (slice: Highlight[]) => boolean): Promise<void> {
  let after = '';
  for (;;) {
    await idle();
    const rows = await read(after);
    if (!onSlice(rows.map(({ addresses: _, entityIds: __, ...highlight }): Highlight => highlight))) return;
    const last = rows.at(-1);
    if (!last || rows.length < SLICE) return;
    after = last.id;
  }
}

async function read(after: string) {
  try {
    return await database.highlights.where('id').above(after).limit(SLICE).toArray();
  } catch (error) {
    throw toStorageError(error);
  }
}

const idle = (): Promise<unknown> => new Promise((resolve) => requestIdleCallback(resolve, { timeout: PATIENCE }));
