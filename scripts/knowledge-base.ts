/** Builds the packaged knowledge base of checked seeds. */
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Body, Entity, Organ } from '../lib/core/model/entity';
import type { Manifest, Pack, PackManifest } from '../lib/kb/pack';
import { toSourceIds } from '../lib/kb/snapshot';
import { compilePack, compileWords, loadPlaces } from './compile';
import type { PackSeeds, Seeds } from './seeds';
import { compileTraditional } from './traditional';

/** Writes each pack with its compiled gazetteer, the dictionaries of words and of traditional script, and a manifest. Returns the version of the whole. */
export function writeKnowledgeBase(seeds: Seeds, out: string): string {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const packs = seeds.packs.map((pack) => writePack(pack, seeds, out));
  const words = Buffer.from(compileWords());
  writeFileSync(path.join(out, 'words.bin'), words);
  writeFileSync(path.join(out, 'traditional.txt'), compileTraditional(seeds.packs.flatMap(toEntities)));
  const version = hash(packs.map((p) => p.version).join()).slice(0, 12);
  const manifest: Manifest = { version, packs, words: { bytes: words.length, sha256: hash(words) } };
  writeFileSync(path.join(out, 'manifest.json'), JSON.stringify(manifest));
  return version;
}

function writePack(seeds: PackSeeds, all: Seeds, out: string): PackManifest {
  const { id } = seeds;
  const content = toPackContent(seeds, all);
  const gazetteer = Buffer.from(compilePack(seeds, all));
  const version = hash(JSON.stringify(content) + hash(gazetteer)).slice(0, 12);
  const pack = Buffer.from(JSON.stringify({ version, ...content }));
  mkdirSync(path.join(out, id));
  writeFileSync(path.join(out, id, 'pack.json'), pack);
  writeFileSync(path.join(out, id, 'gazetteer.bin'), gazetteer);
  return {
    id,
    version,
    entities: content.entities.length,
    bytes: { pack: pack.length, gazetteer: gazetteer.length },
    sha256: { pack: hash(pack), gazetteer: hash(gazetteer) },
  };
}

const toEntities = ({ officials, bodies, slogans }: PackSeeds): Entity[] => [
  ...officials.map((o) => ({ type: 'official' as const, ...o })),
  ...bodies.map((b) => ({ type: 'body' as const, ...b })),
  ...slogans.map((s) => ({ type: 'slogan' as const, ...s })),
];

/** What a pack holds, but for its version. */
export function toPackContent(seeds: PackSeeds, all: Seeds): Omit<Pack, 'version'> {
  const { id, name, licence, description, asOf, rules } = seeds;
  const entities = toEntities(seeds).map((e) =>
    e.type === 'body' ? { ...e, ...regularForms(e, all.organs, loadPlaces()) } : e,
  );
  // what an entry is cited to goes with it, also where another pack has it too
  const cited = new Set(entities.flatMap((e) => [...toSourceIds(e)]));
  const sources = all.sources.filter((s) => cited.has(s.id));
  const placed = [...seeds.officials, ...seeds.bodies, ...sources];
  return {
    id,
    name,
    licence,
    description,
    ...(asOf && { asOf }),
    sources,
    places: namePlaces(placed.flatMap((row) => ('place' in row && row.place) || [])),
    ...(rules && { organs: all.organs.map((o) => o.id) }),
    entities,
  };
}

/** The names of these places and of those that they lie in. */
function namePlaces(codes: readonly string[]): Record<string, string> {
  const used = new Set(codes.flatMap((code) => [code, `${code.slice(0, 5)}0000`, `${code.slice(0, 7)}00`]));
  return Object.fromEntries([
    ['cn', '中国'],
    ...loadPlaces()
      .filter((p) => used.has(p.code))
      .map((p) => [p.code, p.name]),
  ]) as Record<string, string>;
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
