/** Link rows and surface forms of entities: what is in a pack's gazetteer beside places and organs. */
import { compileGazetteer, type FormRef, type LinkRow, type OfficeRow } from '../../core/match/gazetteer';
import type { Body, Entity, Office } from '../../core/model/entity';
import type { Level } from '../../core/model/regular-body';
import { foldForm } from '../../core/text/fold';

/** Collects rows, each under its keys, and the forms that stand for them. */
export class GazetteerDraft {
  readonly rows: LinkRow[] = [];
  readonly keys: Record<string, number> = {};
  readonly forms: FormRef[] = [];

  /** The first row given under a key stays. A relative form means the row only in its place. */
  add(row: LinkRow, key: string, spelled: readonly string[], relative = false): void {
    this.keys[key] ??= this.rows.push(row) - 1;
    for (const form of spelled) this.forms.push({ form: foldForm(form), row: this.keys[key], relative });
  }

  compile(): ArrayBuffer {
    return compileGazetteer(this.rows, this.forms, this.keys);
  }
}

/** Bodies of other packs that officials hold office in. */
export interface OtherBodies {
  findBody(id: string): Body | undefined;
  /** By the full name. */
  findNamed(name: string): Body | undefined;
}

export function compileEntities(entities: readonly Entity[], others: OtherBodies): ArrayBuffer {
  const draft = new GazetteerDraft();
  addEntities(draft, entities, others);
  return draft.compile();
}

export function addEntities(draft: GazetteerDraft, entities: readonly Entity[], others: OtherBodies): void {
  const own = entities.filter((e) => e.type === 'body');
  const byId = new Map(own.map((body) => [body.id, body]));
  const byName = new Map(own.map((body) => [body.name, body]));
  const bodies: OtherBodies = {
    findBody: (id) => byId.get(id) ?? others.findBody(id),
    findNamed: (name) => byName.get(name) ?? others.findNamed(name),
  };
  let patterns = 0;
  for (const entity of entities) {
    switch (entity.type) {
      case 'body': {
        const { id, name, place, organ, unmarked } = entity;
        const row = { type: 'body' as const, id, name, place };
        const anywhere = [
          name,
          ...(entity.short ? [entity.short] : []),
          ...entity.traditional,
          ...(entity.aliases ?? []),
        ];
        draft.add({ ...row, ...(organ && { organ }) }, id, unmarked ? [] : anywhere);
        draft.add(row, id, entity.relative ?? [], true);
        if (organ) draft.keys[`${place}/${organ}`] ??= draft.keys[id]!;
        break;
      }
      case 'official': {
        const { id, name, place, ambiguity, eminent, traditional } = entity;
        const offices = entity.offices.map((office) => toOfficeRow(office, bodies, place));
        draft.add({ type: 'official', id, name, place, ambiguity, ...(eminent && { eminent }), offices }, id, [
          name,
          ...traditional,
        ]);
        break;
      }
      case 'slogan': {
        const { id, name, kind, everyday, patterns: templates, variants = [], traditional } = entity;
        draft.add(
          {
            type: 'slogan',
            id,
            name,
            ...(kind !== 'slogan' && { [kind]: true }),
            ...(everyday && { everyday: everyday === true || everyday.flatMap(toSpellings) }),
            ...(templates && { patterns: templates }),
          },
          id,
          // a pattern's own name (应X尽X) is no form that a text has
          templates ? variants : [name, ...variants, ...traditional].flatMap((f) => [f, bare(f)]).flatMap(toSpellings),
        );
        if (templates) draft.keys[`pattern:${patterns++}`] = draft.keys[id]!;
      }
    }
  }
}

function toOfficeRow(office: Office, bodies: OtherBodies, place: string): OfficeRow {
  const body = bodies.findBody(office.body);
  const level = body && ['provincial', 'municipal', 'county'].includes(body.level) ? (body.level as Level) : undefined;
  return {
    title: office.title,
    name: office.name.zh,
    body: office.body,
    ...(office.title === '常委' && toOf(body, bodies)),
    place: body?.place ?? place,
    ...(body?.organ && { organ: body.organ }),
    ...(level && { level }),
    days: [...new Set(office.attested.map((a) => a.date))].sort(),
    ...(office.start && { start: office.start.date }),
    ...(office.end && { end: office.end.date }),
    ...(office.asOf && { asOf: office.asOf }),
  };
}

/** The body whose standing committee this is. */
function toOf(committee: Body | undefined, bodies: OtherBodies): { of?: string } {
  const name = committee && STANDING_COMMITTEE.exec(committee.name)?.[1];
  const whole = name === undefined ? undefined : bodies.findNamed(name);
  return whole ? { of: whole.id } : {};
}
export const STANDING_COMMITTEE = /^(.+)常务委员会$/;

/** Separators inside a formula vary: 外防输入、内防反弹 is also written with a comma or without. */
function toSpellings(form: string): string[] {
  const folded = foldForm(form);
  if (!/[、,]/.test(folded)) return [folded];
  return ['、', ',', ''].map((mark) => folded.replace(/[、,]/g, mark));
}

/** Names in brackets and title marks are also written without. */
const bare = (form: string) => form.replace(/[《》〈〉]/g, '');
