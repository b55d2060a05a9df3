/** What is asked of a pack beyond each entry's own schema: nothing twice, nothing that refers to what is not there. */
import type { Entity } from '../../core/model/entity';
import { foldForm } from '../../core/text/fold';
import { PackFileError } from '../exchange/errors';
import { toSurfaceForms } from '../names';
import { toSourceIds } from '../snapshot';
import type { FaultCode } from './fault';
import type { PackFile } from './format';

/** What there is beside the pack: entities of other packs, bodies that a rule names. */
export interface Known {
  has(id: string): boolean;
  /** The body above a body; nothing for what is above all, or no body. */
  parentOf(id: string): string | null | undefined;
}

/** Throws PackFileError. */
export function checkPack({ sources, entities }: PackFile, known: Known): void {
  const sourceIds = findTwice(sources, 'sources');
  const ids = findTwice(entities, 'entities');
  for (const entity of entities) {
    for (const source of toSourceIds(entity))
      if (!sourceIds.has(source))
        refuse(entity.id, 'source', 'source', `there is no source ${source} in the file`, source);
    for (const { field, id } of toReferences(entity))
      if (!ids.has(id) && !known.has(id))
        refuse(entity.id, field, 'reference', `there is no ${id}, neither in the file nor in another pack`, id);
    checkCited(entity);
    checkForms(entity);
  }
  checkParents(entities, known);
}

function refuse(item: string, field: string, code: FaultCode, reason: string, about?: string): never {
  const failure = code === 'twice' ? 'duplicate' : code === 'short' || code === 'loose' ? 'field' : 'reference';
  throw new PackFileError(failure, reason, { item, field }, { code, ...(about !== undefined && { about }) });
}

function findTwice(rows: readonly { id: string }[], list: string): Set<string> {
  const ids = new Set<string>();
  for (const { id } of rows) {
    if (ids.has(id)) refuse(id, list, 'twice', 'this id stands twice');
    ids.add(id);
  }
  return ids;
}

export function toReferences(entity: Entity): { field: string; id: string }[] {
  switch (entity.type) {
    case 'official':
      return entity.offices.map(({ body }, i) => ({ field: `offices[${i}].body`, id: body }));
    case 'body':
      return entity.parent === null ? [] : [{ field: 'parent', id: entity.parent }];
    case 'slogan':
      return [
        ...(entity.related ?? []).map((id, i) => ({ field: `related[${i}]`, id })),
        ...(entity.usedBy ?? []).map(({ official }, i) => ({ field: `usedBy[${i}].official`, id: official })),
      ];
  }
}

/** Every statement shown has a source. */
function checkCited(entity: Entity): void {
  const field = findUncited(entity);
  if (field !== undefined) refuse(entity.id, field, 'unsourced', 'has no source');
}

/** The field that says something without a source. */
export function findUncited(entity: Entity): string | undefined {
  if (entity.type !== 'official') return entity.citations.length === 0 ? 'citations' : undefined;
  const bare = entity.offices.findIndex(({ attested, start, end }) => attested.length === 0 && !start && !end);
  if (bare >= 0) return `offices[${bare}].attested`;
  return entity.offices.length === 0 && (entity.appearances ?? []).length === 0 ? 'offices' : undefined;
}

/** A form of one character would be found everywhere, and so would a pattern with one beside its letters. */
function checkForms(entity: Entity): void {
  const short = toSurfaceForms(entity).find((form) => [...foldForm(form)].length < 2);
  if (short !== undefined)
    refuse(entity.id, 'name', 'short', `the form “${short}” has fewer than two characters`, short);
  const loose = entity.type === 'slogan' && entity.patterns?.find((p) => foldForm(p.replace(/[XY]/g, '')).length < 2);
  if (loose) refuse(entity.id, 'patterns', 'loose', `“${loose}” has fewer than two characters of its own`, loose);
}

/** Nobody is above themselves. */
function checkParents(entities: readonly Entity[], known: Known): void {
  const parents = new Map(entities.flatMap((e) => (e.type === 'body' ? [[e.id, e.parent] as const] : [])));
  const parentOf = (id: string) => (parents.has(id) ? parents.get(id) : known.parentOf(id)) ?? undefined;
  const sound = new Set<string>();
  for (const start of parents.keys()) {
    const way = new Set<string>();
    for (let at: string | undefined = start; at !== undefined && !sound.has(at); at = parentOf(at)) {
      if (way.has(at)) {
        const circle = [...way, at]
          .slice([...way].indexOf(at))
          .slice(0, 6)
          .join(' → ');
        refuse(start, 'parent', 'circle', `goes in a circle: ${circle}`, circle);
      }
      way.add(at);
    }
    for (const id of way) sound.add(id);
  }
}
