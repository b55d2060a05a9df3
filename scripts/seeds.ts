/**
 * `npm run seeds [-- --corpus DIR]`: reads seeds/, refuses what does not fit (file, entry, field), checks every
 * quote against the cited document where DIR is given, and builds the packaged knowledge base.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { pinyin } from 'pinyin-pro';
import {
  BodySchema,
  OfficialSchema,
  OrganSchema,
  SloganSchema,
  SourceSchema,
  type Body,
  type Entity,
  type Official,
  type Organ,
  type Slogan,
  type Source,
} from '../lib/core/model/entity';

const SEEDS = path.join(import.meta.dirname, '..', 'seeds');

export interface Seeds {
  sources: Source[];
  organs: Organ[];
  officials: Official[];
  bodies: Body[];
  slogans: Slogan[];
}
export interface SeedsReport {
  seeds: Seeds;
  errors: string[];
}

/** Reads and checks every seed file. Errors name file, entry and field. */
export function loadSeeds(dir = SEEDS): SeedsReport {
  const errors: string[] = [];
  const file = <T>(schema: v.GenericSchema<unknown, T>, name: string): T[] => {
    let rows: unknown;
    try {
      rows = parse(readFileSync(path.join(dir, name), 'utf8')) ?? [];
    } catch (e) {
      errors.push(`${name}: ${(e as Error).message}`);
      return [];
    }
    if (!Array.isArray(rows)) {
      errors.push(`${name}: not a list`);
      return [];
    }
    return rows.flatMap((row: unknown, i) => {
      const result = v.safeParse(schema, row);
      if (result.success) return [result.output];
      const id = (row as { id?: string } | null)?.id ?? `entry ${i + 1}`;
      for (const issue of result.issues)
        errors.push(`${name}: ${id}: ${v.getDotPath(issue) ?? '(entry)'}: ${issue.message}`);
      return [];
    });
  };
  const folder = <T>(schema: v.GenericSchema<unknown, T>, name: string) =>
    readdirSync(path.join(dir, name))
      .filter((f) => f.endsWith('.yaml'))
      .sort()
      .flatMap((f) => file(schema, path.join(name, f)));
  const seeds: Seeds = {
    sources: file(SourceSchema, 'sources.yaml'),
    organs: file(OrganSchema, 'organs.yaml'),
    officials: folder(OfficialSchema, 'officials'),
    bodies: folder(BodySchema, 'bodies'),
    slogans: folder(SloganSchema, 'slogans'),
  };
  errors.push(...checkReferences(seeds), ...checkPinyin(seeds));
  return { seeds, errors };
}

function checkReferences({ sources, organs, officials, bodies, slogans }: Seeds): string[] {
  const errors: string[] = [];
  const ids = new Set<string>();
  for (const row of [...sources, ...officials, ...bodies, ...slogans]) {
    if (ids.has(row.id)) errors.push(`${row.id}: this id stands twice`);
    ids.add(row.id);
  }
  const need = (owner: string, field: string, id: string | null | undefined) => {
    if (id != null && !ids.has(id)) errors.push(`${owner}: ${field}: no such entry: ${id}`);
  };
  const organIds = new Set(organs.map((o) => o.id));
  for (const o of officials) {
    for (const f of o.offices) {
      need(o.id, 'offices.body', f.body);
      need(o.id, 'offices.start', f.start?.source);
      need(o.id, 'offices.end', f.end?.source);
      for (const a of f.attested) need(o.id, 'offices.attested.source', a.source);
      if (f.attested.length === 0 && !f.start && !f.end) errors.push(`${o.id}: offices: ${f.title} has no source`);
    }
    for (const a of o.appearances ?? []) need(o.id, 'appearances.source', a.source);
  }
  const keys = new Map<string, string>();
  for (const b of bodies) {
    need(b.id, 'parent', b.parent);
    for (const c of b.citations) need(b.id, 'citations.source', c.source);
    if (b.organ && !organIds.has(b.organ)) errors.push(`${b.id}: organ: no such organ type: ${b.organ}`);
    const key = b.organ && `${b.place}/${b.organ}`;
    if (key && keys.has(key)) errors.push(`${b.id}: organ: ${key} is ${keys.get(key)} already`);
    if (key) keys.set(key, b.id);
  }
  for (const s of slogans) {
    for (const r of s.related ?? []) need(s.id, 'related', r);
    for (const u of s.usedBy ?? []) {
      need(s.id, 'usedBy.official', u.official);
      need(s.id, 'usedBy.source', u.source);
    }
    for (const c of s.citations) need(s.id, 'citations.source', c.source);
  }
  return errors;
}

/** Every syllable given must be a reading of its character; word division, capitals and tone sandhi are the editor's. */
function checkPinyin({ officials, bodies, slogans }: Seeds): string[] {
  const errors: string[] = [];
  for (const { id, name, pinyin: given } of [...officials, ...bodies, ...slogans]) {
    const letters = given.toLowerCase().replace(/[^\p{L}\d]/gu, '');
    const readings = [...name]
      .filter((c) => /[\p{Script=Han}\p{L}\d]/u.test(c))
      .map((c) =>
        /\p{Script=Han}/u.test(c)
          ? [...new Set(pinyin(c, { multiple: true, type: 'array' }))].flatMap((r) => [r, toneless(r)])
          : [c.toLowerCase()],
      );
    const fits = (rest: string, i: number): boolean =>
      i === readings.length
        ? rest === ''
        : readings[i]!.some((r) => rest.startsWith(r) && fits(rest.slice(r.length), i + 1));
    if (!fits(letters.normalize('NFC'), 0)) errors.push(`${id}: pinyin: “${given}” does not read ${name}`);
  }
  return errors;
}
const toneless = (s: string) =>
  s
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
    .normalize('NFC');

/** Checks that every quote stands in its document, white space aside. */
export function checkQuotes(seeds: Seeds, corpus: string): { checked: number; errors: string[] } {
  const errors: string[] = [];
  const texts = new Map<string, string>();
  const byId = new Map(seeds.sources.map((s) => [s.id, s]));
  let checked = 0;
  const check = (owner: string, { source, quote }: { source: string; quote: string }) => {
    const document = byId.get(source)?.document;
    if (!document) return;
    if (!texts.has(document)) {
      const file = path.join(corpus, document);
      texts.set(document, existsSync(file) ? readFileSync(file, 'utf8').replace(/\s/g, '') : '');
      if (!texts.get(document)) errors.push(`${source}: no document ${document} in ${corpus}`);
    }
    checked++;
    if (!texts.get(document)!.includes(quote.replace(/\s/g, '')))
      errors.push(`${owner}: “${quote}” is not in ${document}`);
  };
  for (const o of seeds.officials)
    for (const a of [...o.offices.flatMap((f) => f.attested), ...(o.appearances ?? [])]) check(o.id, a);
  for (const b of seeds.bodies) for (const c of b.citations) check(b.id, c);
  for (const s of seeds.slogans) for (const c of [...s.citations, ...(s.usedBy ?? [])]) check(s.id, c);
  return { checked, errors };
}

/** Writes the packaged knowledge base: the pack, its compiled gazetteer, the dictionary of words, and a manifest. */
async function writeKnowledgeBase(seeds: Seeds, out: string): Promise<string> {
  const { compileSeeds, compileWords, loadPlaces } = await import('./compile');
  const used = new Set(
    [...seeds.officials, ...seeds.bodies, ...seeds.sources].flatMap((r) =>
      r.place ? [r.place, `${r.place.slice(0, 5)}0000`, `${r.place.slice(0, 7)}00`] : [],
    ),
  );
  const content = {
    id: 'henan-2021-22',
    name: { en: 'Henan 2021–22', zh: '河南2021—2022' },
    licence: 'MIT',
    sources: seeds.sources,
    places: Object.fromEntries([
      ['cn', '中国'],
      ...loadPlaces()
        .filter((p) => used.has(p.code))
        .map((p) => [p.code, p.name]),
    ]) as Record<string, string>,
    entities: [
      ...seeds.officials.map((o) => ({ type: 'official' as const, ...o })),
      ...seeds.bodies.map((b) => ({ type: 'body' as const, ...b, ...regularForms(b, seeds.organs, loadPlaces()) })),
      ...seeds.slogans.map((s) => ({ type: 'slogan' as const, ...s })),
    ] satisfies Entity[],
  };
  const gazetteer = Buffer.from(compileSeeds(seeds));
  const version = hash(JSON.stringify(content) + hash(gazetteer)).slice(0, 12);
  const pack = JSON.stringify({ version, ...content });
  mkdirSync(out, { recursive: true });
  writeFileSync(path.join(out, 'pack.json'), pack);
  writeFileSync(path.join(out, 'gazetteer.bin'), gazetteer);
  writeFileSync(path.join(out, 'words.bin'), Buffer.from(compileWords()));
  writeFileSync(
    path.join(out, 'manifest.json'),
    JSON.stringify({
      id: content.id,
      version,
      entities: content.entities.length,
      gazetteerBytes: gazetteer.length,
      sha256: { pack: hash(pack), gazetteer: hash(gazetteer) },
    }),
  );
  return version;
}

/** The forms that a regular organ's type gives it, so that search and its page know them: 许昌市委 anywhere, 市委 in Xuchang. */
function regularForms(
  body: Body,
  organs: readonly Organ[],
  places: readonly { code: string; name: string }[],
): Partial<Body> {
  const organ = organs.find((o) => o.id === body.organ);
  const place = places.find((p) => p.code === body.place)?.name;
  if (!organ || !place) return {};
  const given = [body.name, body.short];
  // 厅 is a province's, 局 a city's
  const unlike = organ.name.includes('厅|局') ? (body.level === 'provincial' ? /[局委]$/ : /[厅委]$/) : /$^/;
  const forms = organ.forms.filter((f) => !unlike.test(f));
  const also = (listed: readonly string[] | undefined, prefix: string) =>
    [...new Set([...(listed ?? []), ...forms.map((f) => prefix + f)])].filter((f) => !given.includes(f));
  return { aliases: also(body.aliases, place), relative: also(body.relative, place.slice(-1)) };
}
const hash = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');

if (process.argv[1] === import.meta.filename) {
  const at = process.argv.indexOf('--corpus');
  const corpus = at > 0 ? process.argv[at + 1] : undefined;
  const { seeds, errors } = loadSeeds();
  const quotes = corpus ? checkQuotes(seeds, corpus) : undefined;
  errors.push(...(quotes?.errors ?? []));
  for (const e of errors) console.error(e);
  console.log(
    `${seeds.officials.length} officials, ${seeds.bodies.length} bodies, ${seeds.slogans.length} slogans and terms, ${seeds.sources.length} sources; ${quotes ? `${quotes.checked} quotes checked; ` : ''}${errors.length} errors`,
  );
  if (errors.length) process.exit(1);
  console.log(
    `knowledge base ${await writeKnowledgeBase(seeds, path.join(SEEDS, '..', 'assets', 'public', 'kb'))} written to assets/public/kb`,
  );
}
