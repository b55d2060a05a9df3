/** An entry as an editor shows it: every field a text. `to-entity.ts` makes an entity of it again. */
import type { Entity, EntityType, Office } from '../../core/model/entity';
import { isGlossWritten } from './gloss';
import { composeOffice } from './suggest';

export interface OfficeFields {
  title: string;
  /** Said in full: 中共许昌市委书记. Empty: composed of body and title. */
  full: string;
  /** Id of the body; empty where its name was typed that nothing is known of. */
  body: string;
  bodyName: string;
  /** A day on which it was held. */
  date: string;
  /** As it was before. */
  kept: Office | null;
}

export interface EntryFields {
  type: EntityType;
  name: string;
  /** Several parted by slashes; so are the other lists. */
  traditional: string;
  pinyin: string;
  /** Code, and the name that is shown. */
  place: string;
  placeName: string;
  glossZh: string;
  glossEn: string;
  /** Officials. */
  ambiguity: string;
  offices: OfficeFields[];
  /** Bodies, and slogans, in English. */
  en: string;
  /** Bodies. */
  short: string;
  aliases: string;
  level: string;
  kind: string;
  parent: string;
  parentName: string;
  /** Slogans. */
  variants: string;
  literal: string;
  category: string;
  term: string;
}
/** Those that are a text and nothing else. */
export type TextField = Exclude<keyof EntryFields, 'type' | 'offices'>;

export const LIST_SEPARATOR = ' / ';

export const emptyOffice = (date = ''): OfficeFields => ({
  title: '',
  full: '',
  body: '',
  bodyName: '',
  date,
  kept: null,
});

export function emptyFields(type: EntityType): EntryFields {
  return {
    type, name: '', traditional: '', pinyin: '', place: '', placeName: '', glossZh: '', glossEn: '', ambiguity: 'medium',
    offices: [], en: '', short: '', aliases: '', level: '', kind: '', parent: '', parentName: '', variants: '', literal: '',
    category: '', term: '',
  }; // prettier-ignore
}

/** What the names of ids and codes are. */
export interface Names {
  entity: (id: string) => string;
  place: (code: string) => string;
}

export function toFields(entity: Entity, names: Names): EntryFields {
  const { type, name, traditional, pinyin, gloss } = entity;
  // One that nobody wrote stays empty, so that it follows what it is made of.
  const isWritten = isGlossWritten(entity);
  const fields: EntryFields = {
    ...emptyFields(type),
    name,
    traditional: traditional.join(LIST_SEPARATOR),
    pinyin,
    glossZh: isWritten ? gloss.zh : '',
    // An own entry has one language, twice.
    glossEn: gloss.en === gloss.zh ? '' : gloss.en,
  };
  switch (entity.type) {
    case 'official':
      return {
        ...fields,
        place: entity.place,
        placeName: names.place(entity.place),
        ambiguity: entity.ambiguity,
        offices: entity.offices.map((office) => toOfficeFields(office, names)),
      };
    case 'body':
      return {
        ...fields,
        place: entity.place,
        placeName: names.place(entity.place),
        en: entity.en === name ? '' : entity.en,
        short: entity.short ?? '',
        aliases: [...(entity.aliases ?? [])].join(LIST_SEPARATOR),
        level: entity.level,
        kind: entity.kind,
        parent: entity.parent ?? '',
        parentName: entity.parent ? names.entity(entity.parent) : '',
      };
    case 'slogan':
      return {
        ...fields,
        en: entity.en === name ? '' : entity.en,
        variants: (entity.variants ?? []).join(LIST_SEPARATOR),
        literal: entity.literal === name ? '' : entity.literal,
        category: entity.category,
        term: entity.kind === 'term' ? 'yes' : '',
      };
  }
}

function toOfficeFields(office: Office, names: Names): OfficeFields {
  const days = office.attested.map(({ date }) => date).sort();
  const { title, body } = office;
  const bodyName = names.entity(body);
  return {
    title,
    // What is but composed is left empty, so that it follows body and title.
    full: office.name.zh === composeOffice(bodyName, title) ? '' : office.name.zh,
    body,
    bodyName,
    date: days.at(-1) ?? '',
    kept: office,
  };
}

/** The office in full: as the reader says it, else composed. */
export const toFull = ({ full, bodyName, title }: OfficeFields): string =>
  full.trim() || composeOffice(bodyName.trim(), title.trim());

/** Whether a day is given on which the office was not known to be held. */
export const hasNewDay = ({ kept, date }: OfficeFields): boolean =>
  date !== '' && !kept?.attested.some((attested) => attested.date === date);

/** Whether an office says something else than it did. */
export const isChanged = (office: OfficeFields): boolean => {
  const { kept, title, body } = office;
  if (kept === null || title.trim() !== kept.title || body !== kept.body) return true;
  return toFull(office) !== kept.name.zh || hasNewDay(office);
};
