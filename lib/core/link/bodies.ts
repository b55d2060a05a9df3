/** Which body a form means: as it stands, by the place it names, or by the place that the article is about. */
import type { Evidence, Status } from '../model/annotation';
import type { BodyRow } from '../match/gazetteer';
import type { BodyMention } from '../match/mentions';
import type { Article } from './article';
import { placeAtLevel, levelOf, type Knowledge } from './knowledge';

export interface BodyLink {
  body: BodyRow;
  status: Status;
  confidence: number;
  why: Evidence[];
}

export function linkBody(mention: BodyMention, article: Article, knowledge: Knowledge): BodyLink | undefined {
  if (mention.foreign) return undefined;
  const named = (places: readonly string[]): BodyLink | undefined => {
    const body = findBody(mention, places, knowledge);
    const place = body && knowledge.place(body.place)?.name;
    return (
      body && {
        body,
        status: 'linked',
        confidence: 0.97,
        why: [place ? { code: 'place-named', place } : { code: 'full-name' }],
      }
    );
  };
  if (mention.places) return named(mention.places);
  if (!mention.relative) {
    const body = mention.ids.flatMap((id) => knowledge.entity('body', id) ?? [])[0];
    return body && { body, status: 'linked', confidence: 0.95, why: [{ code: 'full-name' }] };
  }
  const levels = mention.level ? [mention.level] : ['municipal', 'provincial', 'county'];
  const here = levels.flatMap((level) => placeAtLevel(article.place, level) ?? []);
  const body = findBody(mention, here, knowledge);
  if (!body || !article.place) return undefined;
  const place = knowledge.place(body.place)?.name ?? mention.surface;
  return {
    body,
    status: 'linked',
    confidence: article.placeBasis === 'page' ? 0.85 : 0.92,
    why: [{ code: 'page-place', place, basis: article.placeBasis ?? 'text' }],
  };
}

function findBody(mention: BodyMention, places: readonly string[], knowledge: Knowledge): BodyRow | undefined {
  for (const place of places) {
    const regular = mention.organ && knowledge.find(`${place}/${mention.organ}`);
    if (regular && regular.type === 'body') return regular;
    for (const id of mention.ids) {
      const body = knowledge.entity('body', id);
      if (
        body &&
        (body.place === place || (levelOf(body.place) === 'county' && placeAtLevel(body.place, 'municipal') === place))
      )
        return body;
    }
  }
  return undefined;
}
