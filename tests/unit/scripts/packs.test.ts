/** The packs as `npm run seeds` writes them, and the terms of the central leadership against the list they come from. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadGazetteer } from '../../../lib/core/match/gazetteer';
import { loadManifest, loadPack, type Pack, type ReadFile } from '../../../lib/kb/pack';
import { loadSeeds } from '../../../scripts/seeds';

const KB = path.join(import.meta.dirname, '../../../assets/public/kb');
const { seeds } = loadSeeds();
const packs: Pack[] = [];
const gazetteers = new Map<string, ReturnType<typeof loadGazetteer>>();
beforeAll(async () => {
  const read: ReadFile = (name) => Promise.resolve(new Uint8Array(readFileSync(path.join(KB, name))).buffer);
  for (const announced of (await loadManifest(read)).packs) {
    const { pack, gazetteer } = await loadPack(announced, read);
    packs.push(pack);
    gazetteers.set(pack.id, loadGazetteer(gazetteer));
  }
});

describe('the shipped packs', () => {
  it('load as the manifest announces them, each with its own head', () => {
    expect(packs.map(({ id }) => id)).toEqual(['central-leadership', 'henan-2021-22', 'national-institutions']);
    expect(new Set(packs.map(({ version }) => version)).size).toBe(3);
    expect(packs.map(({ asOf }) => asOf)).toEqual(['2025-06', undefined, undefined]);
  });

  it('have every entity once', () => {
    const ids = packs.flatMap((pack) => pack.entities.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(packs[0]!.entities.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['official:xi-jinping', 'official:li-keqiang', 'official:sun-chunlan']),
    );
  });

  it('have all sources that their entries are cited to', () => {
    for (const { sources, entities } of packs) {
      const ids = new Set(sources.map(({ id }) => id));
      const cited = entities.flatMap((e) =>
        e.type === 'official'
          ? e.offices.flatMap((o) => [...o.attested, o.start, o.end].flatMap((a) => a?.source ?? []))
          : e.citations.map(({ source }) => source),
      );
      expect(cited.filter((id) => !ids.has(id))).toEqual([]);
    }
  });

  it('have places and types of organ in one gazetteer alone', () => {
    const holding = (key: string) => [...gazetteers].flatMap(([id, g]) => (g.find(key) ? [id] : []));
    expect(holding('cn-411000')).toEqual(['national-institutions']);
    expect(holding('organ:dangwei')).toEqual(['national-institutions']);
    expect(holding('cn-411000/dangwei')).toEqual(['henan-2021-22']);
  });

  it('know every common phrase as one', () => {
    const phrases = seeds.slogans.filter(({ kind }) => kind === 'phrase');
    expect(phrases.length).toBe(152);
    for (const { id } of phrases) expect(gazetteers.get('henan-2021-22')!.find(id)).toMatchObject({ phrase: true });
  });
});

/** The lists that the seeds were made from stay outside of the project; JIAZHU_CORPUS says where. */
const LEADERS = path.join(process.env.JIAZHU_CORPUS ?? '', 'leaders.tsv');
const isThere = process.env.JIAZHU_CORPUS !== undefined && existsSync(LEADERS);
const NOTE = isThere ? '' : ' (left out: JIAZHU_CORPUS names no folder with leaders.tsv)';

describe(`the terms of leaders.tsv${NOTE}`, () => {
  const rows = isThere
    ? readFileSync(LEADERS, 'utf8')
        .split(/\r?\n/)
        .slice(1)
        .filter((line) => line.trim() !== '')
        .map((line) => line.split('\t') as [string, string, string, string, string, string, string, string])
    : [];

  it.skipIf(!isThere)('are all in the seeds, cited to their events, and no others are', () => {
    const toForms = (id: string): string[] => {
      const body = seeds.bodies.find((b) => b.id === id)!;
      return [body.name, ...(body.short ? [body.short] : []), ...(body.aliases ?? [])];
    };
    const nameOf = (source: string | undefined): string => {
      const event = seeds.sources.find(({ id }) => id === source);
      return event?.kind === 'event' ? event.name.zh : '';
    };
    expect(rows.length).toBeGreaterThan(0);
    for (const [name, pinyin, title, body, start, end, began, ended] of rows) {
      const plain = body.replace(/（.*）$/, '');
      const official = seeds.officials.find((o) => o.name === name && o.pinyin === pinyin);
      const offices = official?.offices.filter((o) => o.title === title && toForms(o.body).includes(plain)) ?? [];
      expect(
        offices.map((o) => ({
          start: o.start?.date,
          began: nameOf(o.start?.source),
          end: o.end?.date ?? '',
          ended: nameOf(o.end?.source),
        })),
        `${name} ${title}`,
      ).toEqual([{ start, began, end, ended: ended.trim() }]);
      expect(offices[0]!.asOf, `${name} ${title}`).toBe(end ? undefined : '2025-06');
    }
    const leaders = seeds.packs.find(({ id }) => id === 'central-leadership')!.officials;
    expect(leaders.flatMap((o) => o.offices)).toHaveLength(rows.length);
  });
});
