/**
 * Reads, checks and writes a pack beside the page, which stays free to draw and to cancel: ending the worker ends the
 * work, and a transaction that it has not committed is taken back by the browser. One file for each worker.
 */
import { PackFileError } from '../../../lib/kb/exchange/errors';
import { decodeFile, MAX_FILE_BYTES } from '../../../lib/kb/exchange/read-json';
import { importPack, planPack, type Listed, type PackPlan } from '../../../lib/kb/packs/import-pack';
import type { PackAnswer, PackRequest, PackSummary, Some } from './pack-job';

let planned: { plan: PackPlan; size: number } | undefined;
/** At most so often a step's progress is told, ms. */
const TELL_EVERY = 50;
let lastTold = 0;

const answer = (message: PackAnswer): void => postMessage(message);
const tell = (step: 'checking' | 'writing') => (done: number, all: number) => {
  if (performance.now() - lastTold < TELL_EVERY && done < all) return;
  lastTold = performance.now();
  answer({ is: 'progress', step, done, all });
};

addEventListener('message', ({ data }: MessageEvent<PackRequest>) => {
  const work = data.do === 'plan' ? plan(data.file) : write();
  work.catch((error: unknown) => answer({ is: 'failed', error: toPlainError(error) }));
});

async function plan(file: File): Promise<void> {
  performance.mark('pack started');
  if (file.size > MAX_FILE_BYTES) throw new PackFileError('size', `the file has ${file.size} bytes`);
  const text = decodeFile(new Uint8Array(await file.arrayBuffer()), PackFileError);
  const made = await planPack(text, tell('checking'));
  planned = { plan: made, size: file.size };
  answer({ is: 'planned', summary: toSummary(made) });
}

async function write(): Promise<void> {
  if (!planned) throw new Error('nothing was read');
  answer({ is: 'progress', step: 'preparing', done: 0, all: 0 });
  await importPack(planned.plan, planned.size, tell('writing'));
  answer({ is: 'written' });
}

/** Of long lists the page shows the first, and how many there are. */
const SHOWN = 12;
function toSome<T extends Listed>(list: readonly T[]): Some<T> {
  return { count: list.length, first: list.slice(0, SHOWN) };
}

function toSummary({ pack, replaced, isKnown, fresh, changed, same, gone, conflicts }: PackPlan): PackSummary {
  const { id, version, name, description, licence, homepage, sources, entities } = pack;
  return {
    head: {
      id,
      version,
      name,
      ...(description && { description }),
      licence,
      ...(homepage && { homepage }),
      sources: sources.length,
      entities: entities.length,
    },
    replaced: replaced && { version: replaced.version },
    isKnown,
    fresh: toSome(fresh),
    changed: toSome(changed),
    same: toSome(same),
    gone: toSome(gone),
    conflicts: toSome(conflicts),
  };
}

/** Errors of a class of ours arrive as plain ones. */
function toPlainError(error: unknown): Extract<PackAnswer, { is: 'failed' }>['error'] {
  if (error instanceof PackFileError) {
    const { name, message, failure, place, fault } = error;
    return { name, message, failure, place, ...(fault && { fault }) };
  }
  const { name, message, inner } = error as { name?: string; message?: string; inner?: { name?: string } };
  return { name: inner?.name ?? name ?? 'Error', message: message ?? String(error) };
}
