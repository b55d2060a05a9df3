/** Search stays as good as promised: the right answer first in 95 %, among the first three in 99 %. */
import path from 'node:path';
import { expect, it } from 'vitest';
import { toPackContent } from '../../../scripts/knowledge-base';
import { loadSeeds } from '../../../scripts/seeds';
import { findPlace, openSeedSearch, readSearchSets, toQuality } from '../../eval/search';

const { seeds } = loadSeeds();
const packs = seeds.packs.map((pack) => toPackContent(pack, seeds));
const search = openSeedSearch(packs);
const sets = readSearchSets(
  path.join(import.meta.dirname, '../../eval'),
  packs.flatMap(({ entities }) => entities),
);

it.each(sets.map((set) => [set.name, set] as const))('%s', (_, { queries }) => {
  const { of, first, three } = toQuality(queries.map((query) => findPlace(search, query)));
  expect(first / of).toBeGreaterThanOrEqual(0.95);
  expect(three / of).toBeGreaterThanOrEqual(0.99);
});
