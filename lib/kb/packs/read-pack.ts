/** A pack's file: all of it, sound, or a PackFileError that names entry and field. */
import * as v from 'valibot';
import { SourceSchema, type Entity, type Source } from '../../core/model/entity';
import { PackFileError } from '../exchange/errors';
import { isObject } from '../exchange/read-items';
import { parseJson } from '../exchange/read-json';
import { checkPack } from './check-pack';
import { EntitySchema, MAX_ENTITIES, PACK_FORMAT, PACK_FORMAT_VERSION, PackHeadSchema, type PackFile } from './format';

export interface ReadPackOptions {
  /** Whether an id is an entity of another pack, or a body that a rule names. */
  isKnown: (id: string) => boolean;
  /** How many of how many entries are read. */
  onProgress?: (done: number, all: number) => void;
  /** Ends the reading with the signal's reason. */
  signal?: AbortSignal;
}

/** After so many entries the page gets to draw. */
const BATCH = 500;

export async function readPack(text: string, { isKnown, onProgress, signal }: ReadPackOptions): Promise<PackFile> {
  const document = parseJson(text, PackFileError);
  if (!isObject(document) || document.format !== PACK_FORMAT)
    throw new PackFileError('format', 'this is no pack: a pack says "format": "jiazhu-pack"');
  const { formatVersion, sources, entities, ...head } = document;
  if (typeof formatVersion === 'number' && formatVersion > PACK_FORMAT_VERSION)
    throw new PackFileError('version', 'the pack was made for a later Jiazhu', { field: 'formatVersion' });
  if (!Array.isArray(sources)) throw new PackFileError('field', 'is no list', { field: 'sources' });
  if (!Array.isArray(entities)) throw new PackFileError('field', 'is no list', { field: 'entities' });
  if (entities.length === 0) throw new PackFileError('items', 'the pack has no entries', { field: 'entities' });
  if (entities.length > MAX_ENTITIES)
    throw new PackFileError('items', `the pack has ${entities.length} entries; ${MAX_ENTITIES} are read at most`);
  const checkedHead = check(PackHeadSchema, { formatVersion, ...head });
  const checkedSources = sources.map((row, i) => check<Source>(SourceSchema, row, nameOf(row, 'sources', i)));
  const checked: Entity[] = [];
  for (let i = 0; i < entities.length; i++) {
    if (i % BATCH === 0) {
      onProgress?.(i, entities.length);
      await new Promise((resolve) => setTimeout(resolve));
      signal?.throwIfAborted();
    }
    checked.push(check<Entity>(EntitySchema, entities[i], nameOf(entities[i], 'entities', i)));
  }
  onProgress?.(entities.length, entities.length);
  const pack: PackFile = { ...checkedHead, sources: checkedSources, entities: checked };
  checkPack(pack, isKnown);
  return pack;
}

/** An entry by its id, where it has one that can be shown. */
function nameOf(row: unknown, list: string, i: number): string {
  const id = isObject(row) ? row.id : undefined;
  return typeof id === 'string' && id !== '' ? `${id.slice(0, 80)} (${list} ${i + 1})` : `${i + 1} of ${list}`;
}

function check<T>(schema: v.GenericSchema<unknown, T>, value: unknown, item?: string): T {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const field = v.getDotPath(issue);
  throw new PackFileError('field', issue.received === 'undefined' ? 'is missing' : issue.message, {
    ...(item !== undefined && { item }),
    ...(field !== null && { field }),
  });
}
