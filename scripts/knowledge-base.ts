/** Builds the packaged knowledge base of checked seeds. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Body, Entity, Organ } from '../lib/core/model/entity';
import type { Manifest } from '../lib/kb/pack';
import { compileSeeds, compileWords, loadPlaces } from './compile';
import type { Seeds } from './seeds';

/** What a pack holds, but for its version. */
export function toPackContent(seeds: Seeds) {
  const used = new Set(
    [...seeds.officials, ...seeds.bodies, ...seeds.sources].flatMap((r) =>
      r.place ? [r.place, `${r.place.slice(0, 5)}0000`, `${r.place.slice(0, 7)}00`] : [],
    ),
  );
  return {
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
}

/** Writes the packaged knowledge base: the pack, its compiled gazetteer, the dictionary of words, and a manifest. */
export function writeKnowledgeBase(seeds: Seeds, out: string): string {
  const content = toPackContent(seeds);
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
