/** What is asked of a pack beyond each entry's own schema: nothing twice, nothing that refers to what is not there. */
import type { Entity } from '../../core/model/entity';
import { foldForm } from '../../core/text/fold';
import { PackFileError } from '../exchange/errors';
import { toSurfaceForms } from '../names';
import { toSourceIds } from '../snapshot';
import type { PackFile } from './format';

/** `isKnown`: whether an id is an entity of another pack, or a body that a rule names. Throws PackFileError. */
export function checkPack({ sources, entities }: PackFile, isKnown: (id: string) => boolean): void {
  const sourceIds = findTwice(sources, 'sources');
  const ids = findTwice(entities, 'entities');
  for (const entity of entities) {
    const fail = (field: string, reason: string): never => {
      throw new PackFileError('reference', reason, { item: entity.id, field });
    };
    for (const source of toSourceIds(entity)) {
      if (!sourceIds.has(source)) fail('source', `there is no source ${source} in the file`);
    }
    for (const { field, id } of toReferences(entity)) {
      if (!ids.has(id) && !isKnown(id)) fail(field, `there is no ${id}, neither in the file nor in another pack`);
    }
    checkCited(entity, fail);
    checkForms(entity);
  }
  checkParents(entities);
}

function findTwice(rows: readonly { id: string }[], field: string): Set<string> {
  const ids = new Set<string>();
  for (const { id } of rows) {
    if (ids.has(id)) throw new PackFileError('duplicate', 'this id stands twice', { item: id, field });
    ids.add(id);
  }
  return ids;
}

function toReferences(entity: Entity): { field: string; id: string }[] {
  switch (entity.type) {
    case 'official':
      return entity.offices.map(({ body }, i) => ({ field: `offices.${i}.body`, id: body }));
    case 'body':
      return entity.parent === null ? [] : [{ field: 'parent', id: entity.parent }];
    case 'slogan':
      return [
        ...(entity.related ?? []).map((id, i) => ({ field: `related.${i}`, id })),
        ...(entity.usedBy ?? []).map(({ official }, i) => ({ field: `usedBy.${i}.official`, id: official })),
      ];
  }
}

/** Every statement shown has a source. */
function checkCited(entity: Entity, fail: (field: string, reason: string) => never): void {
  if (entity.type === 'official') {
    entity.offices.forEach(({ attested, start, end }, i) => {
      if (attested.length === 0 && !start && !end) fail(`offices.${i}`, 'has no source');
    });
    if (entity.offices.length === 0 && (entity.appearances ?? []).length === 0) fail('offices', 'has no source');
  } else if (entity.citations.length === 0) fail('citations', 'has no source');
}

/** A form of one character would be found everywhere. */
function checkForms(entity: Entity): void {
  const short = toSurfaceForms(entity).find((form) => [...foldForm(form)].length < 2);
  if (short !== undefined)
    throw new PackFileError('field', `the form “${short}” has fewer than two characters`, {
      item: entity.id,
      field: 'name',
    });
}

/** Nobody is above themselves. */
function checkParents(entities: readonly Entity[]): void {
  const parents = new Map(entities.flatMap((e) => (e.type === 'body' && e.parent ? [[e.id, e.parent] as const] : [])));
  const sound = new Set<string>();
  for (const start of parents.keys()) {
    const way = new Set<string>();
    for (let at: string | undefined = start; at !== undefined && !sound.has(at); at = parents.get(at)) {
      if (way.has(at))
        throw new PackFileError('reference', `goes in a circle: ${[...way, at].join(' → ')}`, {
          item: start,
          field: 'parent',
        });
      way.add(at);
    }
    for (const id of way) sound.add(id);
  }
}
