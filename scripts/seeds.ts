/**
 * `npm run seeds [-- --corpus DIR]`: reads seeds/, refuses what does not fit (file, entry, field), checks every
 * quote against the cited document where DIR is given, and builds the packaged knowledge base.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import {
  BodySchema,
  OfficialSchema,
  OrganSchema,
  SloganSchema,
  SourceSchema,
  type Body,
  type Official,
  type Organ,
  type Slogan,
  type Source,
} from '../lib/core/model/entity';
import { writeKnowledgeBase } from './knowledge-base';
import {
  checkForms,
  checkParents,
  checkPinyin,
  checkPlaces,
  checkQuotes,
  checkReferences,
  checkTerms,
} from './seed-checks';

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
export type Kind = keyof Seeds;
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
