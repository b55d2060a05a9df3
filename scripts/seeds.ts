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
import { foldForm } from '../lib/core/text/fold';
import type { Manifest } from '../lib/kb/pack';
import { compileSeeds, compileWords, loadPlaces } from './compile';

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
  /** A row's file and id, for messages: `bodies/henan.yaml: body:cn/dangwei`. */
  locate: Locate;
}
type Kind = keyof Seeds;
type Locate = (row: { id: string }) => string;

/** Reads and checks every seed file. Errors name file, entry and field. */
export function loadSeeds(dir = SEEDS): SeedsReport {
  const errors: string[] = [];
  const files = new WeakMap<object, string>();
  const locate: Locate = (row) => `${files.get(row) ?? '?'}: ${row.id}`;
  // what was refused is not missed a second time by those who refer to it
  const refused = new Set<string>();
  const unread = new Set<Kind>();

  const file = <T extends { id: string }>(kind: Kind, schema: v.GenericSchema<unknown, T>, name: string): T[] => {
    let rows: unknown;
    try {
      rows = parse(readFileSync(path.join(dir, name), 'utf8').replace(/^\ufeff/, '')) ?? [];
      if (!Array.isArray(rows)) throw new Error('not a list');
    } catch (e) {
      errors.push(`${name}: ${(e as Error).message}`);
      unread.add(kind);
      return [];
    }
    return (rows as unknown[]).flatMap((row, i) => {
      const result = v.safeParse(schema, row);
      if (result.success) {
        files.set(result.output, name);
        return [result.output];
      }
      const id = (row as { id?: unknown } | null)?.id;
      if (typeof id === 'string') refused.add(`${kind} ${id}`);
      else unread.add(kind);
      for (const issue of result.issues)
        errors.push(
          `${name}: ${typeof id === 'string' ? id : `entry ${i + 1}`}: ${v.getDotPath(issue) ?? '(entry)'}: ${issue.message}`,
        );
      return [];
    });
  };
  const folder = <T extends { id: string }>(kind: Kind, schema: v.GenericSchema<unknown, T>): T[] => {
    let names: string[];
    try {
      names = readdirSync(path.join(dir, kind));
    } catch (e) {
      errors.push(`${kind}: ${(e as Error).message}`);
      unread.add(kind);
      return [];
    }
    return names
      .filter((f) => f.endsWith('.yaml'))
      .sort()
      .flatMap((f) => file(kind, schema, path.join(kind, f)));
  };
  const seeds: Seeds = {
    sources: file('sources', SourceSchema, 'sources.yaml'),
    organs: file('organs', OrganSchema, 'organs.yaml'),
    officials: folder('officials', OfficialSchema),
    bodies: folder('bodies', BodySchema),
    slogans: folder('slogans', SloganSchema),
  };
  errors.push(
    ...checkReferences(seeds, locate, (kind, id) => unread.has(kind) || refused.has(`${kind} ${id}`)),
    ...checkPlaces(seeds, locate),
    ...checkTerms(seeds, locate),
    ...checkParents(seeds, locate),
    ...checkForms(seeds, locate),
    ...checkPinyin(seeds, locate),
  );
  return { seeds, errors, locate };
}

/** Every id stands once among its kind, and what an entry refers to is there and of the kind asked for. */
function checkReferences(seeds: Seeds, locate: Locate, isRefused: (kind: Kind, id: string) => boolean): string[] {
  const errors: string[] = [];
  const toIds = (kind: Kind): Set<string> => {
    const ids = new Set<string>();
    for (const row of seeds[kind]) {
      if (ids.has(row.id)) errors.push(`${locate(row)}: this id stands twice`);
      ids.add(row.id);
    }
    return ids;
  };
  const ids: Record<Kind, Set<string>> = {
    sources: toIds('sources'),
    organs: toIds('organs'),
    officials: toIds('officials'),
    bodies: toIds('bodies'),
    slogans: toIds('slogans'),
  };
  const need = (owner: { id: string }, field: string, kind: Kind, id: string | null | undefined) => {
    if (id != null && !ids[kind].has(id) && !isRefused(kind, id))
      errors.push(`${locate(owner)}: ${field}: no such entry among the ${kind}: ${id}`);
  };
  for (const o of seeds.officials) {
    for (const f of o.offices) {
      need(o, 'offices.body', 'bodies', f.body);
      need(o, 'offices.start', 'sources', f.start?.source);
      need(o, 'offices.end', 'sources', f.end?.source);
      for (const a of f.attested) need(o, 'offices.attested.source', 'sources', a.source);
      if (f.attested.length === 0 && !f.start && !f.end) errors.push(`${locate(o)}: offices: ${f.title} has no source`);
    }
    for (const a of o.appearances ?? []) need(o, 'appearances.source', 'sources', a.source);
  }
  const keys = new Map<string, string>();
  for (const b of seeds.bodies) {
    need(b, 'parent', 'bodies', b.parent);
    for (const c of b.citations) need(b, 'citations.source', 'sources', c.source);
    need(b, 'organ', 'organs', b.organ);
    const key = b.organ && `${b.place}/${b.organ}`;
    if (key && keys.has(key)) errors.push(`${locate(b)}: organ: ${key} is ${keys.get(key)} already`);
    if (key) keys.set(key, b.id);
  }
  for (const s of seeds.slogans) {
    for (const r of s.related ?? []) need(s, 'related', 'slogans', r);
    for (const u of s.usedBy ?? []) {
      need(s, 'usedBy.official', 'officials', u.official);
      need(s, 'usedBy.source', 'sources', u.source);
    }
    for (const c of s.citations) need(s, 'citations.source', 'sources', c.source);
  }
  return errors;
}

function checkPlaces({ officials, bodies, sources }: Seeds, locate: Locate): string[] {
  const codes = new Set(['cn', ...loadPlaces().map((p) => p.code)]);
  return [...officials, ...bodies, ...sources].flatMap((row) =>
    row.place && !codes.has(row.place) ? [`${locate(row)}: place: no such place: ${row.place}`] : [],
  );
}

/** An office begins, is attested, and ends, in this order; dates of a month or year are compared as far as they go. */
function checkTerms({ officials }: Seeds, locate: Locate): string[] {
  const errors: string[] = [];
  for (const o of officials)
    for (const { title, start, end, attested } of o.offices) {
      const say = (message: string) => errors.push(`${locate(o)}: offices: ${title}: ${message}`);
      if (start && end && isAfter(start.date, end.date)) say(`starts (${start.date}) after its end (${end.date})`);
      for (const { date } of attested) {
        if (start && isAfter(start.date, date)) say(`starts (${start.date}) after it is attested (${date})`);
        if (end && isAfter(date, end.date)) say(`ends (${end.date}) before it is attested (${date})`);
      }
    }
  return errors;
}
function isAfter(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) > b.slice(0, length);
}

/** Nobody is above themselves. A circle is told once, at the first of its bodies. */
function checkParents({ bodies }: Seeds, locate: Locate): string[] {
  const parents = new Map(bodies.map((b) => [b.id, b.parent]));
  return bodies.flatMap((b) => {
    const way = [b.id];
    for (let at = parents.get(b.id); at && !way.includes(at); at = parents.get(at)) way.push(at);
    const isCircle = parents.get(way.at(-1)!) === b.id;
    return isCircle && way.every((id) => b.id <= id)
      ? [`${locate(b)}: parent: goes in a circle: ${[...way, b.id].join(' → ')}`]
      : [];
  });
}

/** A form of one character would be found everywhere; one of two slogans would be found for either. */
function checkForms({ officials, bodies, slogans }: Seeds, locate: Locate): string[] {
  const errors: string[] = [];
  const checkLength = (row: { id: string; name: string; traditional: string[] }, others: (string | undefined)[]) => {
    for (const form of [row.name, ...row.traditional, ...others])
      if (form !== undefined && [...toFormKey(form)].length < 2)
        errors.push(`${locate(row)}: the form “${form}” has fewer than two characters`);
  };
  for (const o of officials) checkLength(o, []);
  for (const b of bodies) checkLength(b, [b.short, ...(b.aliases ?? []), ...(b.relative ?? [])]);
  const owners = new Map<string, string>();
  for (const s of slogans) {
    checkLength(s, s.variants ?? []);
    for (const form of [s.name, ...(s.variants ?? [])]) {
      const key = toFormKey(form);
      const owner = owners.get(key);
      if (owner !== undefined && owner !== s.id) errors.push(`${locate(s)}: “${form}” is a form of ${owner} already`);
      owners.set(key, owner ?? s.id);
    }
  }
  return errors;
}
/** Forms with the same key are found in the same places: brackets and the marks within a formula may be left out. */
const toFormKey = (form: string) => foldForm(form.replace(/[《》〈〉]/g, '')).replace(/[、,]/g, '');

/** Every syllable given must be a reading of its character; word division, capitals and tone sandhi are the editor's. */
function checkPinyin({ officials, bodies, slogans }: Seeds, locate: Locate): string[] {
  const errors: string[] = [];
  for (const row of [...officials, ...bodies, ...slogans]) {
    const { name, pinyin: given } = row;
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
    if (!fits(letters.normalize('NFC'), 0)) errors.push(`${locate(row)}: pinyin: “${given}” does not read ${name}`);
  }
  return errors;
}
const toneless = (s: string) =>
  s
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
    .normalize('NFC');

/** Checks that every quote stands in its document, white space aside. */
export function checkQuotes({ seeds, locate }: SeedsReport, corpus: string): { checked: number; errors: string[] } {
  const errors: string[] = [];
  const texts = new Map<string, string>();
  const byId = new Map(seeds.sources.map((s) => [s.id, s]));
  let checked = 0;
  const check = (owner: { id: string }, { source, quote }: { source: string; quote: string }) => {
    const cited = byId.get(source);
    const document = cited?.document;
    if (!document) return;
    if (!texts.has(document)) {
      const file = path.join(corpus, document);
      texts.set(document, existsSync(file) ? readFileSync(file, 'utf8').replace(/\s/g, '') : '');
      if (!texts.get(document)) errors.push(`${locate(cited)}: no document ${document} in ${corpus}`);
    }
    checked++;
    if (!texts.get(document)!.includes(quote.replace(/\s/g, '')))
      errors.push(`${locate(owner)}: “${quote}” is not in ${document}`);
  };
  for (const o of seeds.officials)
    for (const a of [...o.offices.flatMap((f) => f.attested), ...(o.appearances ?? [])]) check(o, a);
  for (const b of seeds.bodies) for (const c of b.citations) check(b, c);
  for (const s of seeds.slogans) for (const c of [...s.citations, ...(s.usedBy ?? [])]) check(s, c);
  return { checked, errors };
}

/** Writes the packaged knowledge base: the pack, its compiled gazetteer, the dictionary of words, and a manifest. */
function writeKnowledgeBase(seeds: Seeds, out: string): string {
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
    organs: seeds.organs.map((o) => o.id),
    entities: [
      ...seeds.officials.map((o) => ({ type: 'official' as const, ...o })),
      ...seeds.bodies.map((b) => ({ type: 'body' as const, ...b, ...regularForms(b, seeds.organs, loadPlaces()) })),
      ...seeds.slogans.map((s) => ({ type: 'slogan' as const, ...s })),
    ] satisfies Entity[],
  };
  const gazetteer = Buffer.from(compileSeeds(seeds));
  const version = hash(JSON.stringify(content) + hash(gazetteer)).slice(0, 12);
  const pack = Buffer.from(JSON.stringify({ version, ...content }));
  const words = Buffer.from(compileWords());
  mkdirSync(out, { recursive: true });
  writeFileSync(path.join(out, 'pack.json'), pack);
  writeFileSync(path.join(out, 'gazetteer.bin'), gazetteer);
  writeFileSync(path.join(out, 'words.bin'), words);
  writeFileSync(
    path.join(out, 'manifest.json'),
    JSON.stringify({
      id: content.id,
      version,
      entities: content.entities.length,
      bytes: { pack: pack.length, gazetteer: gazetteer.length, words: words.length },
      sha256: { pack: hash(pack), gazetteer: hash(gazetteer), words: hash(words) },
    } satisfies Manifest),
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
  const unlike = organ.name.includes('{厅|局}') ? (body.level === 'provincial' ? /[局委]$/ : /[厅委]$/) : /$^/;
  // those that come of alternatives in braces are many and say no more
  const forms = organ.forms.filter((f) => !unlike.test(f) && !f.includes('{'));
  const also = (listed: readonly string[] | undefined, prefix: string) =>
    [...new Set([...(listed ?? []), ...forms.map((f) => prefix + f)])].filter((f) => !given.includes(f));
  return { aliases: also(body.aliases, place), relative: also(body.relative, place.slice(-1)) };
}
const hash = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');

if (process.argv[1] === import.meta.filename) {
  const at = process.argv.indexOf('--corpus');
  const corpus = at > 0 ? process.argv[at + 1] : undefined;
  const report = loadSeeds();
  const { seeds, errors } = report;
  const quotes = corpus ? checkQuotes(report, corpus) : undefined;
  errors.push(...(quotes?.errors ?? []));
  for (const e of errors) console.error(e);
  console.log(
    `${seeds.officials.length} officials, ${seeds.bodies.length} bodies, ${seeds.slogans.length} slogans and terms, ${seeds.sources.length} sources; ${quotes ? `${quotes.checked} quotes checked; ` : ''}${errors.length} errors`,
  );
  if (errors.length) process.exit(1);
  console.log(
    `knowledge base ${writeKnowledgeBase(seeds, path.join(SEEDS, '..', 'assets', 'public', 'kb'))} written to assets/public/kb`,
  );
}
