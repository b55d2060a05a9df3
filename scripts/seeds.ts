/**
 * `npm run seeds [-- --corpus DIR]`: reads seeds/, refuses what does not fit (file, entry, field), checks every
 * quote against the cited document where DIR is given, and builds the packaged knowledge base.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import {
  BodySchema,
  OfficialSchema,
  OrganSchema,
  PackHeadSchema,
  SloganSchema,
  SourceSchema,
  type Body,
  type Official,
  type Organ,
  type PackHead,
  type Slogan,
  type Source,
} from '../lib/core/model/entity';
import { writeKnowledgeBase } from './knowledge-base';
import {
  checkForms,
  checkPacks,
  checkParents,
  checkPinyin,
  checkPlaces,
  checkQuotes,
  checkReferences,
  checkTerms,
  checkTraditional,
} from './seed-checks';

const SEEDS = path.join(import.meta.dirname, '..', 'seeds');

/** The rows of one pack, or of all together. */
export interface SeedRows {
  sources: Source[];
  officials: Official[];
  bodies: Body[];
  slogans: Slogan[];
}
/** One shipped pack: a folder of seeds/ that holds a pack.yaml. Its rows may refer to those of others. */
export interface PackSeeds extends SeedRows, PackHead {
  id: string;
}
export interface Seeds extends SeedRows {
  organs: Organ[];
  packs: PackSeeds[];
}
export interface SeedsReport {
  seeds: Seeds;
  errors: string[];
  /** A row's file and id, for messages: `henan-2021-22/bodies/henan.yaml: body:cn/dangwei`. */
  locate: Locate;
}
export type Kind = keyof SeedRows | 'organs';
export type Locate = (row: { id: string }) => string;

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
  const folder = <T extends { id: string }>(pack: string, kind: Kind, schema: v.GenericSchema<unknown, T>): T[] =>
    listFolder(path.join(dir, pack, kind))
      .filter((f) => f.endsWith('.yaml'))
      .flatMap((f) => file(kind, schema, path.join(pack, kind, f)));
  const packs = listFolder(dir)
    .filter((id) => existsSync(path.join(dir, id, 'pack.yaml')))
    .flatMap((id): PackSeeds[] => {
      const head = v.safeParse(PackHeadSchema, parse(readFileSync(path.join(dir, id, 'pack.yaml'), 'utf8')));
      for (const issue of head.issues ?? [])
        errors.push(`${id}/pack.yaml: ${v.getDotPath(issue) ?? '(file)'}: ${issue.message}`);
      if (!/^[a-z0-9-]+$/.test(id)) errors.push(`${id}/pack.yaml: a pack’s folder is its id: a-z, 0-9 and -`);
      return [
        {
          ...(head.output as PackHead),
          id,
          sources: existsSync(path.join(dir, id, 'sources.yaml'))
            ? file('sources', SourceSchema, path.join(id, 'sources.yaml'))
            : [],
          officials: folder(id, 'officials', OfficialSchema),
          bodies: folder(id, 'bodies', BodySchema),
          slogans: folder(id, 'slogans', SloganSchema),
        },
      ];
    });
  const seeds: Seeds = {
    packs,
    organs: file('organs', OrganSchema, 'organs.yaml'),
    sources: packs.flatMap((p) => p.sources),
    officials: packs.flatMap((p) => p.officials),
    bodies: packs.flatMap((p) => p.bodies),
    slogans: packs.flatMap((p) => p.slogans),
  };
  errors.push(
    ...checkPacks(seeds),
    ...checkReferences(seeds, locate, (kind, id) => unread.has(kind) || refused.has(`${kind} ${id}`)),
    ...checkPlaces(seeds, locate),
    ...checkTerms(seeds, locate),
    ...checkParents(seeds, locate),
    ...checkForms(seeds, locate),
    ...checkTraditional(seeds, locate),
    ...checkPinyin(seeds, locate),
  );
  return { seeds, errors, locate };
}

const listFolder = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).sort() : []);

if (process.argv[1] === import.meta.filename) {
  const at = process.argv.indexOf('--corpus');
  const corpus = at > 0 ? process.argv[at + 1] : undefined;
  const report = loadSeeds();
  const { seeds, errors } = report;
  const quotes = corpus ? checkQuotes(report, corpus) : undefined;
  errors.push(...(quotes?.errors ?? []));
  for (const e of errors) console.error(e);
  for (const { id, ...rows } of [...seeds.packs, { id: 'together', ...seeds }])
    console.log(
      `${id}: ${rows.officials.length} officials, ${rows.bodies.length} bodies, ${countKinds(rows.slogans)}, ${rows.sources.length} sources`,
    );
  console.log(`${quotes ? `${quotes.checked} quotes checked; ` : ''}${errors.length} errors`);
  if (errors.length) process.exit(1);
  console.log(
    `knowledge base ${writeKnowledgeBase(seeds, path.join(SEEDS, '..', 'assets', 'public', 'kb'))} written to assets/public/kb`,
  );
}

function countKinds(slogans: readonly Slogan[]): string {
  const count = (kind: Slogan['kind']) => slogans.filter((s) => s.kind === kind).length;
  return `${count('slogan')} slogans, ${count('term')} terms, ${count('phrase')} phrases`;
}
