/** A pack as a file, so that `readPack` takes it back as it was. */
import type { PackRow } from '../database';
import type { Entity } from '../../core/model/entity';
import { PACK_FORMAT, PACK_FORMAT_VERSION, type PackFile } from './format';
import { unnameSources } from './sources';

/** Of a stored pack. */
export function toPackFile(row: PackRow, entities: readonly Entity[]): PackFile {
  const { id, version, name, description, licence, homepage, places, sources } = row;
  return unnameSources({
    format: PACK_FORMAT,
    formatVersion: PACK_FORMAT_VERSION,
    id,
    version,
    name,
    ...(description && { description }),
    licence,
    ...(homepage && { homepage }),
    ...(Object.keys(places).length > 0 && { places }),
    sources,
    entities: [...entities],
  });
}

/** JSON in pieces, for large packs; a source or an entity a line, so that versions can be compared. */
export function toPackText({ sources, entities, ...head }: PackFile): string[] {
  const toLines = (rows: readonly object[]): string => rows.map((row) => JSON.stringify(row)).join(',\n');
  const lists = Array.from({ length: Math.ceil(entities.length / BATCH) }, (_, i) =>
    toLines(entities.slice(i * BATCH, (i + 1) * BATCH)),
  );
  return [
    `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "sources": [\n${toLines(sources)}\n],\n  "entities": [\n`,
    ...lists.flatMap((lines, i) => (i === 0 ? [lines] : [',\n', lines])),
    '\n]}\n',
  ];
}
const BATCH = 1000;
