/**
 * A card's content in traditional script: explanations, offices, events and places. Names have their checked forms
 * already. Quotes, titles and outlets stay as printed: they are evidence. What the reader has written stays as written.
 */
import type { Entity } from '../core/model/entity';
import type { Convert } from '../core/text/traditional';
import type { EntityView } from '../messaging/protocol';

export function toTraditionalView(view: EntityView, convert: Convert): EntityView {
  // evidence says a place by its name
  const places = Object.entries(view.places).flatMap(([code, name]) => [
    [code, convert(name)],
    [name, convert(name)],
  ]);
  const sources = Object.entries(view.sources).map(([id, source]) => [
    id,
    source.kind === 'event' ? { ...source, name: withChinese(source.name, convert) } : source,
  ]);
  return {
    ...view,
    entity: view.own ? view.entity : toTraditionalEntity(view.entity, convert),
    places: Object.fromEntries(places) as EntityView['places'],
    sources: Object.fromEntries(sources) as EntityView['sources'],
  };
}

function toTraditionalEntity(entity: Entity, convert: Convert): Entity {
  const gloss = withChinese(entity.gloss, convert);
  switch (entity.type) {
    case 'official': {
      const offices = entity.offices.map((office) => ({ ...office, name: withChinese(office.name, convert) }));
      return { ...entity, gloss, offices };
    }
    case 'body':
      return {
        ...entity,
        gloss,
        ...(entity.short && { short: convert(entity.short) }),
        ...(entity.note && { note: withChinese(entity.note, convert) }),
      };
    case 'slogan':
      return {
        ...entity,
        gloss,
        ...(entity.parts && { parts: entity.parts.map((part) => withChinese(part, convert)) }),
        ...(entity.partsNote && { partsNote: withChinese(entity.partsNote, convert) }),
      };
  }
}

const withChinese = ({ en, zh }: { en: string; zh: string }, convert: Convert) => ({ en, zh: convert(zh) });
