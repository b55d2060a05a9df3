/** Which body a form means: as it stands, by the place it names, or by the place that the article is about. */
import type { Evidence, Status } from '../model/annotation';
import type { BodyRow } from '../match/gazetteer';
import type { BodyMention, MatchedBlock } from '../match/mentions';
import type { Article } from './article';
import { agree, levelOf, placeAtLevel } from '../model/places';
import type { Knowledge } from './knowledge';
import { isOurs } from './polity';
import { placeOfJoined, spokenPlace, type SpokenPlace } from './spoken-place';

export interface BodyLink {
  body: BodyRow;
  status: Status;
  confidence: number;
  why: Evidence[];
}

export function linkBody(
  mention: BodyMention,
  block: MatchedBlock,
  article: Article,
  knowledge: Knowledge,
): BodyLink | undefined {
  if (mention.foreign) return undefined;
  const listed = mention.organ ? [] : mention.ids.flatMap((id) => knowledge.entity('body', id) ?? []);
  const national = listed.find(isNational);
  if (national && !isOurs(mention, block, article)) return undefined;
  if (national && mention.relative)
    return { body: national, status: 'linked', confidence: 0.85, why: [{ code: 'national-name' }] };
  if (!mention.relative && !mention.places) {
    const body = listed[0];
    return body && { body, status: 'linked', confidence: 0.95, why: [{ code: 'full-name' }] };
  }
  const antecedent = findAntecedent(mention, block, article);
  if (antecedent) {
    const link = linkBody(antecedent.mention, antecedent.block, article, knowledge);
    return link && { ...link, confidence: 0.88, why: [{ code: 'earlier', text: antecedent.mention.surface }] };
  }
  const places = mention.places ?? placeOfJoined(block, mention);
  if (places) return linkNamed(mention, narrow(places, article), knowledge);
  const spoken = spokenPlace(article, block, mention.start, mention.level);
  return linkRelative(mention, spoken, knowledge);
}

const isNational = (body: BodyRow): boolean => body.place === 'cn';

/** How many blocks back a body may have been named in full. */
const NEAR = 2;
/** The longer name that a bare one takes up: 市防汛抗旱指挥部 … 指挥部. */
function findAntecedent(
  mention: BodyMention,
  block: MatchedBlock,
  article: Article,
): { mention: BodyMention; block: MatchedBlock } | undefined {
  if (mention.word || mention.places || !mention.relative) return undefined;
  const at = article.blocks.indexOf(block);
  for (const near of article.blocks.slice(Math.max(0, at - NEAR), at + 1).reverse()) {
    const before = near.bodies.filter(
      (b) =>
        (near !== block || b.start < mention.start) &&
        b.surface.length > mention.surface.length &&
        b.surface.endsWith(mention.surface),
    );
    const last = before[before.length - 1];
    if (last) return { mention: last, block: near };
  }
  return undefined;
}

/** Of districts of several cities that share a name (鼓楼区), the one in the article's place; none where that does not tell. */
function narrow(places: readonly string[], { place }: Article): readonly string[] {
  if (places.every((p) => agree(p, places[0]!))) return places;
  const here = place ? places.filter((p) => agree(p, place)) : [];
  return here.length === 1 ? here : [];
}

/** 许昌市委: the place stands in the mention, or in the one it is joined to. */
function linkNamed(mention: BodyMention, places: readonly string[], knowledge: Knowledge): BodyLink | undefined {
  const here = mention.places ? places : places.flatMap((p) => placesOf(mention, p, knowledge));
  const body = findBody(mention, here, knowledge);
  const place = body && knowledge.place(body.place)?.name;
  if (!body) return undefined;
  return {
    body,
    status: 'linked',
    confidence: 0.97,
    why: [place ? { code: 'place-named', place } : { code: 'full-name' }],
  };
}

/** 厅 is a province's and 局 a city's: 河南公安局 is nobody's name. */
const isCalledSo = (body: BodyRow, { surface }: BodyMention): boolean =>
  !/[厅廳局]$/.test(surface) || !/[厅局]$/.test(body.name) || /局$/.test(surface) === body.name.endsWith('局');

/** 市委: the place is the one spoken of. */
function linkRelative(
  mention: BodyMention,
  spoken: SpokenPlace | undefined,
  knowledge: Knowledge,
): BodyLink | undefined {
  if (!spoken) return undefined;
  const body = findBody(mention, placesOf(mention, spoken.code, knowledge), knowledge);
  if (!body) return undefined;
  const place = knowledge.place(body.place)?.name ?? mention.surface;
  return {
    body,
    status: 'linked',
    confidence: spoken.basis === 'page' ? 0.85 : 0.92,
    why: [{ code: 'page-place', place, basis: spoken.basis }],
  };
}

/** The places in or above `code` that the mention's level word can speak of. */
function placesOf({ level, word }: BodyMention, code: string, knowledge: Knowledge): string[] {
  if (!level) return ['municipal', 'provincial', 'county'].flatMap((l) => placeAtLevel(code, l) ?? []);
  // in a city that is a county by rank (禹州市), 市委 is its own
  const at =
    word === '市' && levelOf(code) === 'county' && isCalled(code, '市', knowledge) ? code : placeAtLevel(code, level);
  return at && (!word || isCalled(at, word, knowledge)) ? [at] : [];
}
const isCalled = (code: string, word: string, knowledge: Knowledge): boolean =>
  knowledge.place(code)?.name.endsWith(word) === true &&
  (word !== '区' || !knowledge.place(code)!.name.endsWith('自治区'));

function findBody(mention: BodyMention, places: readonly string[], knowledge: Knowledge): BodyRow | undefined {
  for (const place of places) {
    const regular = mention.organ && knowledge.regularBody(place, mention.organ, mention.township);
    if (regular && isCalledSo(regular, mention)) return regular;
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
