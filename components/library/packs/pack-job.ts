/** A pack's way into the knowledge base as the page sees it: a worker that reads a file, and then writes it. */
import { announceKnowledge } from '../../../lib/settings/knowledge-changes';
import type { PackRow } from '../../../lib/kb/database';
import type { FileFailure, FilePlace } from '../../../lib/kb/exchange/errors';
import type { PackFault } from '../../../lib/kb/packs/fault';
import type { Listed, PackPlan } from '../../../lib/kb/packs/import-pack';

export interface Some<T> {
  count: number;
  first: T[];
}

/** A plan without the entries themselves, which stay in the worker. */
export interface PackSummary {
  head: Pick<PackRow, 'id' | 'version' | 'name' | 'description' | 'licence' | 'homepage'> & {
    sources: number;
    entities: number;
  };
  replaced: { version: string } | null;
  isKnown: boolean;
  fresh: Some<Listed>;
  changed: Some<Listed>;
  same: Some<Listed>;
  gone: Some<Listed>;
  conflicts: Some<PackPlan['conflicts'][number]>;
}

export type PackRequest = { do: 'plan'; file: File } | { do: 'write' };
export type PackProgress = { step: 'checking' | 'preparing' | 'writing'; done: number; all: number };
/** An error as it travels: of a PackFileError with what is wrong and where. */
export interface PlainError {
  name: string;
  message: string;
  failure?: FileFailure;
  place?: FilePlace;
  fault?: PackFault;
}
export type PackAnswer =
  | ({ is: 'progress' } & PackProgress)
  | { is: 'planned'; summary: PackSummary }
  | { is: 'written' }
  | { is: 'failed'; error: PlainError };

/** The reader has ended it. */
export class PackJobCancelled extends Error {
  override name = 'PackJobCancelled';
}
/** What the worker says has gone wrong. */
export class PackJobError extends Error {
  constructor(readonly plain: PlainError) {
    super(plain.message);
  }
}

export interface PackJob {
  /** Throws PackJobError, PackJobCancelled. */
  plan(file: File): Promise<PackSummary>;
  /** Writes what was planned. Once it resolves, pages that are open hear of it. Throws likewise. */
  write(summary: PackSummary): Promise<void>;
  /** Ends whatever is under way; nothing of it is kept. */
  cancel(): void;
}

export function createPackJob(onProgress: (progress: PackProgress) => void): PackJob {
  const worker = new Worker(new URL('./pack-worker.ts', import.meta.url), { type: 'module', name: 'pack' });
  let waiting: { resolve: (answer: PackAnswer) => void; reject: (error: Error) => void } | undefined;

  worker.addEventListener('message', ({ data }: MessageEvent<PackAnswer>) => {
    if (data.is === 'progress') onProgress(data);
    else if (data.is === 'failed') waiting?.reject(new PackJobError(data.error));
    else waiting?.resolve(data);
  });
  worker.addEventListener('error', ({ message }) =>
    waiting?.reject(new PackJobError({ name: 'Error', message: message || 'the worker did not start' })),
  );

  const ask = (request: PackRequest): Promise<PackAnswer> =>
    new Promise((resolve, reject) => {
      waiting = { resolve, reject };
      worker.postMessage(request);
    });

  return {
    async plan(file) {
      const planned = await ask({ do: 'plan', file });
      if (planned.is !== 'planned') throw new Error(`unexpected answer ${planned.is}`);
      return planned.summary;
    },
    async write({ head }) {
      await ask({ do: 'write' });
      // The pack is stored, whether or not pages hear of it at once.
      await announceKnowledge(`${head.id}@${head.version}`).catch(() => undefined);
    },
    cancel() {
      worker.terminate();
      waiting?.reject(new PackJobCancelled());
    },
  };
}
