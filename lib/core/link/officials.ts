/**
 * Which official a name means, if any. Evidence first, then thresholds by how many bear the name:
 *
 *   1 the title before or behind the name fits an office (and no place contradicts)
 *   2 the list it stands in: a shared title, or officials of the same place
 *   3 officials with their titles, or the official's own body, in the same paragraph
 *   4 named so elsewhere in the article, or on the page in an article on the same place
 *   5 the article's place alone: enough for a rare name only
 *   6 several of a city's officials in one paragraph, one of them certain
 */
import type { Evidence, Status } from '../model/annotation';
import type { OfficeRow, OfficialRow } from '../match/gazetteer';
import { DOUBTFUL } from '../match/veto';
import type { NameMention } from '../match/mentions';
import type { Article } from './article';
import { linkBody } from './bodies';
import { agree, holds, placeAtLevel } from '../model/places';
import type { Knowledge } from './knowledge';
import { spokenPlace } from './spoken-place';
import { fittingOffice, titleFit, type TitleFit } from './title-fit';

export interface NameLink {
  official: OfficialRow;
  status: Status;
  confidence: number;
  why: Evidence[];
  /** The office that the text itself names. */
  named?: OfficeRow;
}
interface Weighed {
  mention: NameMention;
  block: number;
  /** The place spoken of where the name stands; the article's, mostly. */
  spoken: string | undefined;
  official: OfficialRow;
  fit: TitleFit | 'none';
  link?: NameLink;
}

/** Links the names of one article. `elsewhere`: officials linked in other articles of the page, with those articles' places. */
export function linkOfficials(
  article: Article,
  knowledge: Knowledge,
  elsewhere: ReadonlyMap<string, string | undefined>,
): Map<NameMention, NameLink> {
  const { place } = article;
  const weighed = article.blocks.flatMap((block, i) =>
    block.names.flatMap((mention): Weighed[] => {
      if (mention.byline || mention.role || mention.longer) return [];
      const spoken = spokenPlace(article, block, mention.start)?.code;
      const official = choose(mention, spoken, knowledge);
      return official ? [{ mention, block: i, spoken, official, fit: fitOf(mention, official, spoken) }] : [];
    }),
  );
  // who is an actor, or another city's, in one line of an article is that in the next: there only the full office links
  const doubted = new Set(article.blocks.flatMap((b) => b.names.flatMap((n) => (n.role ? n.ids : []))));
  for (const w of weighed) if (w.fit === 'conflict') doubted.add(w.official.id);
  for (const w of weighed) linkByTitle(w);
  const sure = weighed.filter((w) => !doubted.has(w.official.id));
  for (const list of groupLists(sure)) linkByList(list, place);
  const besides = indexTitled(weighed);
  for (const w of sure) linkBeside(w, besides, place);
  for (const w of weighed) if (!doubted.has(w.official.id) || w.fit === 'conflict') linkByBody(w, article, knowledge);
  const titled = new Map(weighed.filter((w) => w.link?.status === 'linked').map((w) => [w.official.id, w] as const));
  for (const w of sure) linkByOthers(w, article, titled, elsewhere);
  for (const block of groupBy(sure, (w) => w.block)) linkCrowd(block);
  return new Map(weighed.filter((w) => w.link).map((w) => [w.mention, w.link!]));
}

/** Of several officials of one name, the one whose office fits, or whose place is the article's. */
function choose(mention: NameMention, place: string | undefined, knowledge: Knowledge): OfficialRow | undefined {
  const all = mention.ids.flatMap((id) => knowledge.entity('official', id) ?? []);
  if (all.length < 2) return all[0];
  const rank = (o: OfficialRow) =>
    ['fits', 'leader', 'placeless', 'weak', 'same-place', 'none', 'other', 'conflict'].indexOf(
      fitOf(mention, o, place),
    ) - (place && holds(o.place, place) ? 0.5 : 0);
  return all.sort((a, b) => rank(a) - rank(b))[0];
}

function fitOf(mention: NameMention, official: OfficialRow, place: string | undefined): TitleFit | 'none' {
  if (mention.title) return titleFit(official, mention.title, place);
  if (mention.titleAfter)
    return titleFit(official, { text: mention.titleAfter, parts: [{ post: mention.titleAfter }] }, place);
  return 'none';
}

const placeEvidence = (article: Pick<Article, 'place' | 'placeName'> | undefined): Evidence[] =>
  article?.placeName ? [{ code: 'place', place: article.placeName }] : [];

function linkByTitle(w: Weighed): void {
  const { official, mention, fit, spoken: place } = w;
  const text = mention.title?.text ?? mention.titleAfter;
  if (!text || !['fits', 'leader', 'placeless', 'weak'].includes(fit)) return;
  const titleEvidence: Evidence =
    mention.title && !mention.title.behind
      ? { code: 'title', text: text + official.name }
      : { code: 'title-after', text: official.name + (mention.title ? `（${text}）` : text) };
  const named = mention.title && fittingOffice(official, mention.title, place);
  const link = (status: Status, confidence: number, ...doubts: Evidence[]) =>
    (w.link = { official, status, confidence, why: [titleEvidence, ...doubts], ...(named && { named }) });
  if (fit === 'fits') link('linked', 0.97);
  else if (fit === 'leader') link('linked', 0.85);
  else if (official.ambiguity === 'low') link('linked', fit === 'placeless' ? 0.92 : 0.85, { code: 'rare-name' });
  else if (fit === 'placeless') link('possible', 0.5, { code: 'common-name' });
}

/** Names of one list, in order; a mention that no list holds is a list of its own. */
const groupLists = (weighed: readonly Weighed[]): Weighed[][] =>
  groupBy(weighed, (w) => w.block * 100_000 + w.mention.list);

function groupBy(weighed: readonly Weighed[], toKey: (w: Weighed) => number): Weighed[][] {
  const groups = new Map<number, Weighed[]>();
  for (const w of weighed) {
    const group = groups.get(toKey(w));
    if (group) group.push(w);
    else groups.set(toKey(w), [w]);
  }
  return [...groups.values()];
}

function linkByList(list: readonly Weighed[], place: string | undefined): void {
  if (list.length < 2 && list[0]?.mention.title?.collective === undefined) return;
  let head: NameMention['title'];
  for (const w of list) {
    if (w.mention.title) head = w.mention.title;
    if (w.link || !head || head === w.mention.title) continue;
    // 副市长赵淑红、董留民: the title goes on to the end of the list
    const fit = titleFit(w.official, head, place);
    const named = fittingOffice(w.official, head, place);
    if (fit === 'fits')
      w.link = {
        official: w.official,
        status: 'linked',
        confidence: 0.9,
        why: [{ code: 'shared-title', text: head.text }],
        ...(named && { named }),
      };
  }
  // officials of one place who vouch for each other: linked ones, or rare names
  const vouching = (w: Weighed) =>
    w.link?.status === 'linked' || (w.official.ambiguity === 'low' && w.fit !== 'conflict' && w.mention.gain >= 0);
  const vouchers = new Map<string, Map<string, Weighed>>();
  const vouch = (w: Weighed) => {
    if (!vouching(w)) return;
    const ofPlace = vouchers.get(w.official.place) ?? new Map<string, Weighed>();
    vouchers.set(w.official.place, ofPlace);
    if (ofPlace.get(w.official.id)?.link?.status !== 'linked') ofPlace.set(w.official.id, w);
  };
  list.forEach(vouch);
  const shared = list[0]?.mention.title?.collective;
  for (const w of list) {
    if (w.link?.status === 'linked' || w.fit === 'conflict') continue;
    const others = [...(vouchers.get(w.official.place)?.values() ?? [])].filter((o) => o.official.id !== w.official.id);
    const here = w.spoken !== undefined && holds(w.official.place, w.spoken) && w.official.place !== 'cn';
    const level =
      shared && ({ 省: 'provincial', 市: 'municipal', 县: 'county', 区: 'county' } as const)[shared as '省'];
    const collective = shared !== undefined && here && (!level || placeAtLevel(w.spoken, level) === w.official.place);
    const enough = others.some((o) => o.link?.status === 'linked') || others.length >= (here ? 1 : 2);
    if (collective || (enough && (here || place === undefined || agree(place, w.official.place)))) {
      const companions = others.map((o) => o.official.name).join('、');
      w.link = {
        official: w.official,
        status: 'linked',
        confidence: collective ? 0.92 : here ? 0.88 : 0.8,
        why: [
          ...(collective && list[0]!.mention.title
            ? [{ code: 'shared-title' as const, text: list[0]!.mention.title.text }]
            : []),
          ...(companions ? [{ code: 'list' as const, with: companions }] : []),
        ],
      };
      vouch(w);
    }
  }
}

/** The officials of each block and place whom their titles link, by name. */
function indexTitled(weighed: readonly Weighed[]): ReadonlyMap<string, readonly string[]> {
  const titled = new Map<string, string[]>();
  for (const w of weighed) {
    if (w.link?.status !== 'linked' || w.fit !== 'fits') continue;
    const key = `${w.block} ${w.official.place}`;
    const names = titled.get(key) ?? [];
    if (!names.includes(w.official.name)) names.push(w.official.name);
    titled.set(key, names);
  }
  return titled;
}

/** 楼阳生、王凯主持会议，江凌等在主会场出席: a name in a leaders' list, in one block with officials whose titles are given. */
function linkBeside(w: Weighed, titled: ReadonlyMap<string, readonly string[]>, place: string | undefined): void {
  const { official, mention } = w;
  const here = place !== undefined && official.place !== 'cn' && holds(official.place, place);
  if (w.link?.status === 'linked' || w.fit !== 'none' || official.ambiguity === 'high' || !here) return;
  if (!mention.openLeft || !mention.openRight) return;
  const beside = (titled.get(`${w.block} ${official.place}`) ?? []).filter((name) => name !== official.name);
  if (beside.length > 0)
    w.link = {
      official,
      status: 'linked',
      confidence: 0.78,
      why: [{ code: 'list', with: beside.slice(0, 3).join('、') }],
    };
}

/** So many names of one city's officials in one paragraph are no other people's, however common each of them is. */
const CROWD = 3;
/** 史根治主持会议，刘涛、李海峰、赵鹏出席: names of a city's officials in one block, one of whom is known for certain. */
function linkCrowd(block: readonly Weighed[]): void {
  const crowd = block.filter(({ fit, spoken, official }) => {
    const here = spoken !== undefined && official.place !== 'cn' && holds(official.place, spoken);
    return fit !== 'conflict' && here;
  });
  for (const w of crowd) {
    const { official, mention } = w;
    if (w.link?.status === 'linked' || !standsAlone(mention)) continue;
    const others = crowd.filter((o) => o.official.place === official.place && o.official.id !== official.id);
    const certain = others.filter((o) => o.link?.status === 'linked');
    const names = [...new Set([...certain, ...others].map((o) => o.official.name))];
    if (names.length + 1 < CROWD || certain.length === 0) continue;
    const why: Evidence[] = [{ code: 'list', with: names.slice(0, 3).join('、') }];
    w.link = { official, status: 'linked', confidence: 0.8, why };
  }
}

/** 许昌市政协召开会议，刘保新主持: the body whose post the official holds is named in the same block. */
function linkByBody(w: Weighed, article: Article, knowledge: Knowledge): void {
  const { official, mention } = w;
  // who bears a rare name and comes from another province's office is the same person: 山西省委书记楼阳生调任河南省委书记
  const fits = w.fit === 'none' || w.fit === 'weak' || (w.fit === 'conflict' && official.ambiguity === 'low');
  if (w.link?.status === 'linked' || !fits || official.ambiguity === 'high') return;
  if (!mention.openLeft || !mention.openRight) return;
  const block = article.blocks[w.block]!;
  for (const body of block.bodies) {
    const id = linkBody(body, block, article, knowledge)?.body.id;
    const office = id && official.offices.find((o) => o.body === id || toFamily(o, knowledge) === id);
    if (office)
      return void (w.link = {
        official,
        status: 'linked',
        confidence: 0.8,
        why: [{ code: 'own-body', text: body.surface }],
        named: office,
      });
  }
}
/** The body that an office's body belongs to: a party group's is the body that it leads. */
const toFamily = (office: OfficeRow, knowledge: Knowledge): string | undefined =>
  office.organ?.endsWith('-dangzu')
    ? knowledge.regularBody(office.place, office.organ.replace('-dangzu', ''))?.id
    : undefined;

/**
 * A bare name needs edges that read like a name's, a mark, a title or a usual follower, on at least one side; on both
 * where its characters could also be pieces of other words (刘尚|进京).
 */
const standsAlone = (m: NameMention): boolean =>
  m.gain < DOUBTFUL.name ? m.openLeft && m.openRight : m.openLeft || m.openRight;

/** Whether something else than the official's own name says that the article is about the place. */
const isVouched = ({ voters }: Article, official: OfficialRow): boolean =>
  !voters || [...voters].some((id) => id !== official.id);

function linkByOthers(
  w: Weighed,
  article: Article,
  titled: ReadonlyMap<string, Weighed>,
  elsewhere: ReadonlyMap<string, string | undefined>,
): void {
  const { official, mention } = w;
  const { place } = article;
  if (w.link?.status === 'linked' || w.fit === 'conflict') return;
  const here =
    place !== undefined && official.place !== 'cn' && holds(official.place, place) && isVouched(article, official);
  const give = (status: Status, confidence: number, ...why: Evidence[]) =>
    (w.link = { official, status, confidence, why });
  const earlier = titled.get(official.id);
  if (earlier && (mention.gain >= DOUBTFUL.name || standsAlone(mention)))
    return void give(
      'linked',
      0.9,
      { code: 'earlier', text: `${earlier.mention.title?.text ?? ''}${official.name}` },
      ...(here ? placeEvidence(article) : []),
    );
  const otherPlace = elsewhere.get(official.id);
  if (
    elsewhere.has(official.id) &&
    (place === undefined || otherPlace === undefined || agree(place, otherPlace)) &&
    standsAlone(mention)
  )
    return void give('linked', 0.82, { code: 'earlier', text: official.name });
  if (official.eminent && (mention.gain >= DOUBTFUL.name || standsAlone(mention)))
    return void give('linked', 0.95, { code: 'eminent' });
  if (!standsAlone(mention)) return;
  const place_ = placeEvidence(article);
  if (here && official.ambiguity === 'low' && w.fit !== 'other')
    return void give('linked', 0.78, ...place_, { code: 'rare-name' });
  if (w.link) return;
  if (official.ambiguity === 'low') give('possible', 0.45, { code: 'rare-name' }, { code: 'no-title' });
  else if (here && mention.openLeft && mention.openRight && w.fit === 'none')
    give('possible', official.ambiguity === 'medium' ? 0.4 : 0.3, ...place_, { code: 'common-name' });
}
