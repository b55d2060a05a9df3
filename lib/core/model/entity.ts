/**
 * The knowledge base's records, as the seed files hold them and as the extension stores them.
 * A record that does not fit is refused with file, entry and field; nothing is guessed.
 */
import * as v from 'valibot';

/** Whether YYYY-MM-DD stands in the calendar: 2022-02-29 does not. */
function isDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

/** Longer is no gloss of ours, nor of a pack that wants to be read. UTF-16 units. */
const MAX_TEXT_LENGTH = 5000;
const text = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(MAX_TEXT_LENGTH),
  v.check((s) => !/TODO/.test(s), 'still says TODO'),
  v.check(
    (s) => !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(s),
    'holds half of a character',
  ),
);
/** A day, month or year, as exactly as the source gives it: 2022-05-06, 2021-07, 2021. */
const partialDate = v.pipe(
  v.string(),
  v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a date is YYYY, YYYY-MM or YYYY-MM-DD'),
  v.check((date) => isDay(`${date}-01-01`.slice(0, 10)), 'no such day in the calendar'),
);
/** A day of the calendar. */
export const DaySchema = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is YYYY-MM-DD'),
  v.check((date) => isDay(date), 'no such day in the calendar'),
);
/** Words of the source with white space removed. Short, since the articles' text is not part of the project. */
const quote = v.pipe(text, v.maxLength(40, 'a quote has at most 40 characters'));
/** `cn`, or `cn-` and the six-digit code of the administrative division. */
const place = v.pipe(v.string(), v.regex(/^cn(-\d{6})?$/, 'a place is cn or cn-XXXXXX'));
const bilingual = v.strictObject({ en: text, zh: text });
const bodyId = v.pipe(v.string(), v.regex(/^body:[a-z0-9/-]+$/));
const officialId = v.pipe(v.string(), v.regex(/^official:[a-z0-9-]+$/));
const sloganId = v.pipe(v.string(), v.regex(/^slogan:[a-z0-9-]+$/));

/** Where a fact is stated: a source, and the words that state it. */
export const CitationSchema = v.strictObject({ source: text, quote });
export type Citation = v.InferOutput<typeof CitationSchema>;

/** A day on which the source shows a fact to hold. */
const AttestationSchema = v.strictObject({ date: DaySchema, source: text, quote });
export type Attestation = v.InferOutput<typeof AttestationSchema>;

/** A start or end that a source gives (mostly an event): a day on which the term began or ended, as far as it is known. */
const BoundSchema = v.strictObject({ date: partialDate, source: text });

export const OfficeSchema = v.strictObject({
  /** As the sources print it: 市委书记, 副市长, 总书记. */
  title: text,
  /** The same office said in full: 中共许昌市委书记; Secretary, CPC Xuchang Municipal Committee. */
  name: bilingual,
  body: bodyId,
  attested: v.array(AttestationSchema),
  start: v.optional(BoundSchema),
  end: v.optional(BoundSchema),
  /** Of a term without an end: when it was looked at last, and open. What came after is not known. */
  asOf: v.optional(partialDate),
});
export type Office = v.InferOutput<typeof OfficeSchema>;

export const OfficialSchema = v.strictObject({
  id: officialId,
  name: text,
  /** The first is shown, the others are recognised too (闫 is written 閆 and, by converters, 閻). */
  traditional: v.pipe(v.array(text), v.minLength(1)),
  pinyin: text,
  /** How many others bear the name: low = hardly anyone known, medium = common, high = shared with the famous. */
  ambiguity: v.picklist(['low', 'medium', 'high']),
  /** Known to nearly every reader by name alone (习近平): a bare mention is enough. */
  eminent: v.optional(v.boolean()),
  place,
  gloss: bilingual,
  offices: v.array(OfficeSchema),
  /** Named without an office of their own: in a list (as: null) or under a shared title (as: 市领导). */
  appearances: v.optional(v.array(v.strictObject({ as: v.nullable(text), date: DaySchema, source: text, quote }))),
});
export type Official = v.InferOutput<typeof OfficialSchema>;

export const BodySchema = v.strictObject({
  id: bodyId,
  /** The full official name. */
  name: text,
  /** The short form that a Chinese reader would use where the place is not clear: 中共许昌市委. */
  short: v.optional(text),
  traditional: v.pipe(v.array(text), v.minLength(1)),
  pinyin: text,
  en: text,
  /** A regular organ's type in organs.yaml; with the place it is the body's key, and gives its ordinary forms. */
  organ: v.optional(text),
  /** Known to search, pages and offices, but not looked for in texts: 中华人民共和国 opens the name of every law. */
  unmarked: v.optional(v.boolean()),
  /** Other forms that mean this body anywhere. */
  aliases: v.optional(v.array(text)),
  /** Other forms that mean this body only in its place: 市政数局, 指挥部. */
  relative: v.optional(v.array(text)),
  place,
  level: v.picklist(['national', 'provincial', 'municipal', 'county', 'township', 'local', 'institution', 'generic']),
  kind: text,
  parent: v.nullable(bodyId),
  /** What the sources leave open about this body, said to the reader. */
  note: v.optional(bilingual),
  gloss: bilingual,
  citations: v.array(CitationSchema),
});
export type Body = v.InferOutput<typeof BodySchema>;

export const SloganSchema = v.strictObject({
  id: sloganId,
  name: text,
  /**
   * slogan = a formula of policy language; term = a term of art; phrase = a common turn of such texts (压实责任), known to
   * search and cards, and marked only where the reader wants it.
   */
  kind: v.picklist(['slogan', 'term', 'phrase']),
  traditional: v.pipe(v.array(text), v.minLength(1)),
  pinyin: text,
  /** How English would say it. */
  en: text,
  /** What the characters say, word by word as far as English allows. */
  literal: text,
  gloss: bilingual,
  variants: v.optional(v.array(text)),
  category: text,
  /**
   * A productive pattern: templates in which X and Y stand for one character each, the same letter for the same
   * character. 应X尽X explains 应检尽检 and what no list has.
   */
  patterns: v.optional(v.pipe(v.array(v.pipe(text, v.regex(/[XY]/, 'a pattern has an X'))), v.minLength(1))),
  /** What is counted in it: the four of 四早. */
  parts: v.optional(v.array(bilingual)),
  /** What the sources leave open about the parts. */
  partsNote: v.optional(bilingual),
  related: v.optional(v.array(sloganId)),
  /** The wording is also used of everyday things: two hands that grip, a game of chess. A list: only these forms of it are. */
  everyday: v.optional(v.union([v.boolean(), v.pipe(v.array(text), v.minLength(1))])),
  usedBy: v.optional(v.array(v.strictObject({ official: officialId, date: DaySchema, source: text, quote }))),
  citations: v.pipe(v.array(CitationSchema), v.minLength(1)),
});
export type Slogan = v.InferOutput<typeof SloganSchema>;

const DocumentSchema = v.strictObject({
  id: text,
  /**
   * article = a newspaper text; reference = a later compilation, second hand. Of a reader's own entries: page = a page of
   * the web that it was read on, own = the reader says so, and on which day.
   */
  kind: v.picklist(['article', 'reference', 'page', 'own']),
  /** Of a page. */
  url: v.optional(v.pipe(text, v.regex(/^https?:\/\//, 'not an address of the web'))),
  document: v.optional(text),
  outlet: text,
  outletBasis: v.optional(v.picklist(['stated', 'inferred'])),
  title: v.nullable(text),
  /** The day the text speaks of. */
  date: partialDate,
  published: v.optional(partialDate),
  publishedBasis: v.optional(v.picklist(['stated', 'inferred'])),
  place: v.optional(place),
});
/** A public event by which a term began or ended: a session, a congress. It has no outlet, and nothing in it is quoted. */
const EventSchema = v.strictObject({
  id: text,
  kind: v.literal('event'),
  name: bilingual,
  /** As exact as all that is cited to it allows: a session goes on for days. */
  date: partialDate,
});
export const SourceSchema = v.variant('kind', [DocumentSchema, EventSchema]);
export type Source = v.InferOutput<typeof SourceSchema>;
export type EventSource = v.InferOutput<typeof EventSchema>;

/** What a pack says of itself: seeds/ID/pack.yaml. */
export const PackHeadSchema = v.strictObject({
  name: bilingual,
  licence: text,
  description: bilingual,
  /** When what may have changed since was looked at last. */
  asOf: v.optional(partialDate),
  /** It brings what is made by rule: the types of organ and the divisions of China. One pack does. */
  rules: v.optional(v.boolean()),
});
export type PackHead = v.InferOutput<typeof PackHeadSchema>;

const organId = v.pipe(v.string(), v.regex(/^[a-z-]+$/));
/** Levels of place that have regular organs. */
const organLevel = v.picklist(['provincial', 'municipal', 'county', 'township']);
/**
 * A type of organ that every place of a level has, with the forms in which newspapers name it. With a place it gives
 * a body that no list holds: `body:cn-510100/dangwei`.
 */
export const OrganSchema = v.strictObject({
  id: organId,
  /**
   * The full name; {place} is the place's: 中国共产党{place}委员会. Braces hold the alternatives of the levels, the highest
   * first: {place}财政{厅|局} (provincial, then all others), {place}{高级|中级|}人民法院. See the head of organs.yaml.
   */
  name: text,
  short: v.optional(text),
  /** Pinyin of the name, {place} for the place's. */
  pinyin: text,
  /** {place} is the place as an adjective: Xuchang Municipal. */
  en: text,
  kind: text,
  /** The organ of the same place that it belongs to; without it, its like one level up stands above it. */
  parent: v.optional(organId),
  /** What stands above the provincial one: the State Council above a provincial government. */
  national: v.optional(bodyId),
  gloss: bilingual,
  /** Forms after a level word or place, the level word left out: 委 gives 市委, 省委, 许昌市委. Of alternatives in braces each. */
  forms: v.pipe(v.array(text), v.minLength(1)),
  levels: v.pipe(v.array(organLevel), v.minLength(1)),
  /** Places where it bears another name; null where there is none, or none that a source gives. */
  exceptions: v.optional(v.record(place, v.nullable(text))),
  /** Its name differs from place to place, so that only listed bodies are of this type. */
  listedOnly: v.optional(v.boolean()),
  /** Not every place has one by this name: it is named where a text does, and not listed under its parent. */
  varies: v.optional(v.boolean()),
});
export type Organ = v.InferOutput<typeof OrganSchema>;

export type Entity = ({ type: 'official' } & Official) | ({ type: 'body' } & Body) | ({ type: 'slogan' } & Slogan);
export type EntityType = Entity['type'];
