/** Ids of sources are a pack's own, so two packs may use one for different things: stored, an imported pack's have its name. */
import type { Entity } from '../../core/model/entity';
import type { PackFile } from './format';

export function nameSources<T extends Pick<PackFile, 'id' | 'sources' | 'entities'>>(pack: T): T {
  return mapSources(pack, (source) => `${pack.id}/${source}`);
}

/** As the file has them. */
export function unnameSources<T extends Pick<PackFile, 'id' | 'sources' | 'entities'>>(pack: T): T {
  const name = `${pack.id}/`;
  return mapSources(pack, (source) => (source.startsWith(name) ? source.slice(name.length) : source));
}

function mapSources<T extends Pick<PackFile, 'sources' | 'entities'>>(pack: T, rename: (id: string) => string): T {
  return {
    ...pack,
    sources: pack.sources.map((source) => ({ ...source, id: rename(source.id) })),
    entities: pack.entities.map((entity) => mapEntity(entity, rename)),
  };
}

export function mapEntity(entity: Entity, rename: (source: string) => string): Entity {
  const at = <T extends { source: string }>(cited: T): T => ({ ...cited, source: rename(cited.source) });
  switch (entity.type) {
    case 'official':
      return {
        ...entity,
        offices: entity.offices.map((office) => ({
          ...office,
          attested: office.attested.map(at),
          ...(office.start && { start: at(office.start) }),
          ...(office.end && { end: at(office.end) }),
        })),
        ...(entity.appearances && { appearances: entity.appearances.map(at) }),
      };
    case 'body':
      return { ...entity, citations: entity.citations.map(at) };
    case 'slogan':
      return {
        ...entity,
        citations: entity.citations.map(at),
        ...(entity.usedBy && { usedBy: entity.usedBy.map(at) }),
      };
  }
}
