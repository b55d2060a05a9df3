/** The fields of an editor as an entity that fits the model, or what is wrong with which. No fact is made up: see each fallback. */
import * as v from 'valibot';
import { OwnEntitySchema } from '../../core/model/entry';
import { DaySchema, type Body, type Citation, type Entity, type Office, type Slogan } from '../../core/model/entity';
import { levelOf } from '../../core/model/places';
import { foldForm } from '../../core/text/fold';
import { hasNewDay, isChanged, toFull, type EntryFields, type OfficeFields } from './fields';
import { toKnownGloss } from './gloss';

/** Why a field cannot be saved; the interface has a sentence for each. */
export type FieldError = 'missing' | 'short' | 'long' | 'day' | 'unknown' | 'model';
/** By field; those of an office as `offices.0.title`. */
export type FieldErrors = Record<string, FieldError>;

export interface EntityContext {
  id: string;
  /** As it was before: what the editor does not show stays. */
  base: Entity | null;
  /** Where what is new stands: the page, or that the reader says so. */
  citation: Citation & { date: string };
  /** Makes an id for a body of which only the name was typed. */
  toBodyId: () => string;
  /** Pinyin of a name, for such a body. */
  pinyinOf: (name: string) => string;
}

/** `bodies`: those that were only named, as entries of their own. */
export type ToEntity = { entity: Entity; bodies: Entity[] } | { errors: FieldErrors };

const MAX_NAME = 40;
/** A name of a long document may be longer. */
const MAX_SLOGAN = 80;

export function toEntity(fields: EntryFields, context: EntityContext): ToEntity {
  const errors = findErrors(fields);
  if (Object.keys(errors).length > 0) return { errors };
  const bodies: Entity[] = [];
  const made = make(fields, context, bodies);
  for (const entity of [...bodies, made]) {
    const checked = v.safeParse(OwnEntitySchema, entity);
    if (checked.success) continue;
    const field = String(v.getDotPath(checked.issues[0]) ?? 'name');
    return { errors: { [field.replace(/^gloss.*/, 'glossZh').replace(/\.\d+$/, '')]: 'model' } };
  }
  return { entity: made, bodies };
}

function findErrors(fields: EntryFields): FieldErrors {
  const errors: FieldErrors = {};
  const { type, name, pinyin, glossZh, glossEn, placeName, place, parent, parentName } = fields;
  const longest = type === 'slogan' ? MAX_SLOGAN : MAX_NAME;
  // A form of one character would be found everywhere.
  const isShort = (form: string): boolean => [...foldForm(form)].length < 2;
  if (name.trim() === '') errors.name = 'missing';
  else if (isShort(name)) errors.name = 'short';
  else if ([...name.trim()].length > longest) errors.name = 'long';
  if (pinyin.trim() === '') errors.pinyin = 'missing';
  if (type === 'slogan' && !glossZh.trim() && !glossEn.trim()) errors.glossZh = 'missing';
  for (const field of ['traditional', 'aliases', 'variants', 'short'] as const)
    if (toList(fields[field]).some(isShort)) errors[field] = 'short';
  if (type !== 'slogan' && placeName.trim() !== '' && place === '') errors.place = 'unknown';
  if (type === 'body' && parentName.trim() !== '' && parent === '') errors.parent = 'unknown';
  if (type === 'official')
    fields.offices.forEach((office, i) => {
      for (const [field, error] of Object.entries(findOfficeErrors(office))) errors[`offices.${i}.${field}`] = error;
    });
  return errors;
}

function findOfficeErrors({ title, body, bodyName, date, kept }: OfficeFields): FieldErrors {
  const errors: FieldErrors = {};
  if (title.trim() === '') errors.title = 'missing';
  if (body === '' && bodyName.trim() === '') errors.body = 'missing';
  else if (body === '' && [...foldForm(bodyName)].length < 2) errors.body = 'short';
  if (date === '' && !kept?.start && !kept?.end) errors.date = 'missing';
  else if (date !== '' && !v.is(DaySchema, date)) errors.date = 'day';
  return errors;
}

function make(fields: EntryFields, context: EntityContext, bodies: Entity[]): Entity {
  const { id, base } = context;
  const name = fields.name.trim();
  const common = {
    name,
    traditional: orElse(toList(fields.traditional), [name]),
    pinyin: fields.pinyin.trim(),
    place: fields.place || 'cn',
  };
  switch (fields.type) {
    case 'official': {
      const offices = fields.offices.map((office) => toOffice(office, common.place, context, bodies));
      const before = base?.type === 'official' ? base : undefined;
      const appearances = before?.appearances ?? [];
      return {
        ...(before && omit(before, 'appearances')),
        type: 'official',
        id,
        ...common,
        ambiguity: fields.ambiguity as 'medium',
        gloss: toGloss(fields, toKnownGloss({ name, offices })),
        offices,
        // Without an office, that the page names them is what is known.
        ...(offices.length === 0 && appearances.length === 0
          ? { appearances: [{ as: null, ...context.citation }] }
          : appearances.length > 0 && { appearances }),
      };
    }
    case 'body':
      return { ...toBody(fields, common, context), type: 'body', id };
    case 'slogan':
      return { ...toSlogan(fields, omit(common, 'place'), context), type: 'slogan', id };
  }
}

function toOffice(fields: OfficeFields, place: string, context: EntityContext, bodies: Entity[]): Office {
  const { kept } = fields;
  if (kept && !isChanged(fields)) return kept;
  const title = fields.title.trim();
  const body = fields.body || addBody(fields.bodyName.trim(), place, context, bodies);
  const zh = toFull(fields);
  const { source, quote } = context.citation;
  const attested = kept?.attested ?? [];
  return {
    ...kept,
    title,
    name: { zh, en: kept?.name.zh === zh ? kept.name.en : zh },
    body,
    // Other words for an office attest it no further.
    attested: hasNewDay(fields) ? [...attested, { date: fields.date, source, quote }] : attested,
  };
}

/** A body that is known by its name alone: level and place are those of the place, its kind is left open. */
function addBody(name: string, place: string, context: EntityContext, bodies: Entity[]): string {
  const here = bodies.find((other) => other.name === name);
  if (here) return here.id;
  const id = context.toBodyId();
  bodies.push({
    type: 'body',
    id,
    name,
    traditional: [name],
    pinyin: context.pinyinOf(name),
    en: name,
    place,
    level: toLevel(place),
    kind: 'other',
    parent: null,
    gloss: { en: name, zh: name },
    citations: [toCitation(context)],
  });
  return id;
}

type Common = Pick<Body, 'name' | 'traditional' | 'pinyin' | 'place'>;

function toBody(fields: EntryFields, common: Common, context: EntityContext): Body {
  const before = context.base?.type === 'body' ? omit(context.base, 'type', 'short', 'aliases') : undefined;
  const aliases = toList(fields.aliases);
  const short = fields.short.trim();
  return {
    ...before,
    id: context.id,
    ...common,
    en: fields.en.trim() || common.name,
    ...(short && { short }),
    ...(aliases.length > 0 && { aliases }),
    level: (fields.level || toLevel(common.place)) as Body['level'],
    kind: fields.kind || 'other',
    parent: fields.parent || null,
    gloss: toGloss(fields, common.name),
    citations: orElse(before?.citations ?? [], [toCitation(context)]),
  };
}

function toSlogan(fields: EntryFields, common: Omit<Common, 'place'>, context: EntityContext): Slogan {
  const before = context.base?.type === 'slogan' ? omit(context.base, 'type', 'variants') : undefined;
  const variants = toList(fields.variants);
  return {
    ...before,
    id: context.id,
    ...common,
    kind: fields.term ? 'term' : 'slogan',
    en: fields.en.trim() || common.name,
    literal: fields.literal.trim() || common.name,
    gloss: toGloss(fields, common.name),
    ...(variants.length > 0 && { variants }),
    category: fields.category || 'other',
    citations: orElse(before?.citations ?? [], [toCitation(context)]),
  };
}

const toCitation = ({ citation: { source, quote } }: EntityContext): Citation => ({ source, quote });

/** One language is enough: the other says the same. Where none is given, what is known already. */
function toGloss({ glossZh, glossEn }: EntryFields, known: string): { en: string; zh: string } {
  const [zh, en] = [glossZh.trim(), glossEn.trim()];
  return { zh: zh || en || known, en: en || zh || known };
}

function toLevel(place: string): Body['level'] {
  const level = levelOf(place);
  return level === 'abroad' ? 'institution' : level;
}

export const toList = (text: string): string[] => [
  ...new Set(
    text
      .split(/[/／;；\n]/)
      .map((part) => part.trim())
      .filter(Boolean),
  ),
];

const orElse = <T>(list: T[], other: T[]): T[] => (list.length > 0 ? list : other);

function omit<T extends object, K extends keyof T>(object: T, ...keys: K[]): Omit<T, K> {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key as K))) as Omit<T, K>;
}
