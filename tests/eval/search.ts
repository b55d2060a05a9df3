/** Search quality: queries with the answers that a person expects (`search.json`, and `search-fresh.json` if it is there). */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import type { Pack } from '../../lib/kb/pack';
import type { Entity } from '../../lib/core/model/entity';
import { buildSearchIndex } from '../../lib/kb/search/build-index';
import { openSearch, type EntitySearch } from '../../lib/kb/search/search';
import { SetError } from './sets';

const QuerySchema = v.strictObject({
  query: v.string(),
  /** Ids; any of them is right. */
  expect: v.pipe(v.array(v.string()), v.minLength(1)),
  class: v.string(),
});
export type SearchQuery = v.InferOutput<typeof QuerySchema>;

export interface SearchSet {
  name: string;
  queries: SearchQuery[];
}

/** The second was written by someone who had not seen the code, and is not printed. */
export const FRESH = 'search-fresh';
const NAMES = ['search', FRESH];

/** Throws SetError for what does not fit, or expects what the knowledge base has not. */
export function readSearchSets(folder: string, entities: readonly Entity[]): SearchSet[] {
  const ids = new Set(entities.map(({ id }) => id));
  return NAMES.filter((name) => existsSync(path.join(folder, `${name}.json`))).map((name) => {
    const json: unknown = JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8'));
    const result = v.safeParse(v.array(QuerySchema), json);
    if (!result.success)
      throw new SetError(`${name}.json: ${v.getDotPath(result.issues[0]) ?? ''}: ${result.issues[0].message}`);
    for (const { query, expect } of result.output)
      for (const id of expect) if (!ids.has(id)) throw new SetError(`${name}.json: ${query}: there is no ${id}`);
    return { name, queries: result.output };
  });
}

/** As the extension has it: an index for each shipped pack. */
export function openSeedSearch(packs: readonly Pick<Pack, 'entities' | 'places'>[]): EntitySearch {
  const context = packs.flatMap(({ entities }) => entities);
  return openSearch(
    packs.map(({ entities, places }) =>
      buildSearchIndex(entities, { places: new Map(Object.entries(places)), context }),
    ),
  );
}

/** Where the right answer stands, from 0 on; -1 where it is not among the first thirty. */
export function findPlace(search: EntitySearch, { query, expect }: SearchQuery): number {
  return search.find(query).found.findIndex(({ id }) => expect.includes(id));
}

export interface Quality {
  of: number;
  first: number;
  three: number;
}

export function toQuality(places: readonly number[]): Quality {
  return {
    of: places.length,
    first: places.filter((at) => at === 0).length,
    three: places.filter((at) => at >= 0 && at < 3).length,
  };
}

/** A table by class of query, and with `verbose` each query whose right answer is not first. */
export function toSearchReport(set: SearchSet, search: EntitySearch, verbose: boolean): string[] {
  const rows = set.queries.map((query) => ({ ...query, at: findPlace(search, query) }));
  const percent = (part: number, of: number) => `${((100 * part) / of).toFixed(1)} %`;
  const line = (name: string, of: readonly { at: number }[]) => {
    const { first, three } = toQuality(of.map(({ at }) => at));
    const cells = [String(of.length), percent(first, of.length), percent(three, of.length)];
    return name.padEnd(28) + cells.map((cell) => cell.padStart(12)).join('');
  };
  const classes = [...new Set(rows.map((row) => row.class))];
  const faults = rows
    .filter(({ at }) => at !== 0)
    .map(({ query, at }) => `  ${query}: ${at < 0 ? 'not found' : at + 1}`);
  return [
    set.name.toUpperCase().padEnd(28) + ['queries', 'first', 'first three'].map((head) => head.padStart(12)).join(''),
    ...classes.map((kind) =>
      line(
        `  ${kind}`,
        rows.filter((row) => row.class === kind),
      ),
    ),
    line('all', rows),
    ...(verbose && set.name !== FRESH ? faults : []),
  ];
}
