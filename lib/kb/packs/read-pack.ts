/** A pack's file: all of it, each part as its schema asks, or a PackFileError that names entry and field. */
import * as v from 'valibot';
import { SourceSchema, type Entity, type Source } from '../../core/model/entity';
import { PackFileError } from '../exchange/errors';
import { isObject } from '../exchange/read-items';
import { parseJson } from '../exchange/read-json';
import { toFault, toFieldPath } from './fault';
import { EntitySchema, MAX_ENTITIES, PACK_FORMAT, PACK_FORMAT_VERSION, PackHeadSchema, type PackFile } from './format';

/** How many of how many entries are done. */
export type OnProgress = (done: number, all: number) => void;

/** So many entries are read between two reports. */
const BATCH = 1000;

export function readPack(text: string, onProgress?: OnProgress): PackFile {
  const document = parseJson(text, PackFileError);
  performance.mark('pack parsed');
  if (!isObject(document) || document.format !== PACK_FORMAT)
    throw new PackFileError('format', 'this is no pack: a pack says "format": "jiazhu-pack"');
  const { formatVersion, sources, entities, ...head } = document;
  if (typeof formatVersion === 'number' && formatVersion > PACK_FORMAT_VERSION)
    throw new PackFileError('version', 'the pack was made for a later Jiazhu', { field: 'formatVersion' });
  const checkedHead = check(PackHeadSchema, { formatVersion, ...head });
  const checkedSources = toList(sources, 'sources').map((row, i) =>
    check<Source>(SourceSchema, row, nameOf(row, 'sources', i)),
  );
  const rows = toList(entities, 'entities');
  if (rows.length === 0)
    throw new PackFileError('field', 'the pack has no entries', { field: 'entities' }, { code: 'empty' });
  if (rows.length > MAX_ENTITIES)
    throw new PackFileError('items', `the pack has ${rows.length} entries; ${MAX_ENTITIES} are read at most`);
  const checked = rows.map((row, i) => {
    if (i % BATCH === 0) onProgress?.(i, rows.length);
    return check<Entity>(EntitySchema, row, nameOf(row, 'entities', i));
  });
  onProgress?.(rows.length, rows.length);
  performance.mark('pack validated');
  return { ...checkedHead, sources: checkedSources, entities: checked };
}

function toList(value: unknown, field: string): unknown[] {
  if (Array.isArray(value)) return value;
  throw new PackFileError(
    'field',
    'is no list',
    { field },
    value === undefined ? { code: 'missing' } : { code: 'type', about: 'Array' },
  );
}

/** An entry by its id, where it has one that can be shown, and by where it stands in the file. */
function nameOf(row: unknown, list: string, i: number): string {
  const id = isObject(row) ? row.id : undefined;
  const at = `${list}[${i}]`;
  return typeof id === 'string' && id !== '' ? `${id.slice(0, 80).toWellFormed()} (${at})` : at;
}

function check<T>(schema: v.GenericSchema<unknown, T>, value: unknown, item?: string): T {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const field = toFieldPath((issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key))));
  throw new PackFileError(
    'field',
    issue.received === 'undefined' ? 'is missing' : issue.message,
    { ...(item !== undefined && { item }), ...(field !== '' && { field: field.slice(0, 200).toWellFormed() }) },
    toFault(issue),
  );
}
