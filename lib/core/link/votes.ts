/** A tally of what speaks for which place. */
import type { PlaceBasis } from '../model/annotation';
import { isAbroad, levelOf, provinceOf, placeAtLevel } from '../model/places';

export class Votes {
  total = 0;
  /** Officials whose names spoke for a place. */
  readonly officials = new Set<string>();
  readonly #tally = new Map<string, Map<PlaceBasis, number>>();
  add(code: string, weight: number, basis: PlaceBasis): void {
    const row = this.#tally.get(code) ?? new Map<PlaceBasis, number>();
    row.set(basis, (row.get(basis) ?? 0) + weight);
    this.#tally.set(code, row);
    this.total += weight;
  }
  addAll(other: Votes): this {
    for (const [code, row] of other.entries()) for (const [basis, weight] of row) this.add(code, weight, basis);
    for (const id of other.officials) this.officials.add(id);
    return this;
  }
  entries(): Iterable<[string, Map<PlaceBasis, number>]> {
    return this.#tally;
  }
}

/** A city must have this share of what is said of cities in its province, else the article is about the province. */
const CITY_SHARE = 0.6;
/** And a county this share of what is said of its city. */
const COUNTY_SHARE = 0.75;
/** The least that makes a place the article's. */
const ENOUGH = 1;

/** The place that the votes are for: the leading province, within it the leading city, within that a county. */
export function cityOfVotes(votes: Votes): { place: string; basis: PlaceBasis } | undefined {
  const provinces = new Map<string, number>();
  const abroad = new Map<string, number>();
  const cities = new Map<string, number>();
  const counties = new Map<string, number>();
  const add = (map: Map<string, number>, key: string | undefined, n: number) =>
    key && map.set(key, (map.get(key) ?? 0) + n);
  for (const [code, row] of votes.entries()) {
    const n = [...row.values()].reduce((a, b) => a + b, 0);
    add(isAbroad(code) ? abroad : provinces, provinceOf(code), n);
    add(cities, placeAtLevel(code, 'municipal'), n);
    if (levelOf(code) === 'county') add(counties, code, n);
  }
  const country = top(abroad);
  const province = top(provinces);
  // guests and comparisons from abroad take nothing from a place; more of it than of any province does
  if (country && country.n > (province?.n ?? 0)) return { place: country.key, basis: mainBasis(votes, country.key) };
  if (!province || province.n < ENOUGH || province.n < (CITY_SHARE * sum(provinces)) / 1.2) return undefined;
  const inside = new Map([...cities].filter(([c]) => provinceOf(c) === province.key));
  const city = top(inside);
  let place = province.key;
  // a province named much more than its city is what the article is about
  if (city && city.n >= CITY_SHARE * sum(inside) && city.n >= 0.25 * province.n) {
    place = city.key;
    const countiesInside = new Map([...counties].filter(([c]) => placeAtLevel(c, 'municipal') === city.key));
    const county = top(countiesInside);
    if (county && county.n >= COUNTY_SHARE * city.n) place = county.key;
  }
  return { place, basis: mainBasis(votes, place) };
}

/** What spoke loudest for a place, or for places in it. */
function mainBasis(votes: Votes, place: string): PlaceBasis {
  const bases = new Map<PlaceBasis, number>();
  for (const [code, row] of votes.entries())
    if (code === place || placeAtLevel(code, levelOf(place)) === place)
      for (const [b, n] of row) bases.set(b, (bases.get(b) ?? 0) + n);
  return top(bases)?.key ?? 'text';
}
function top<K>(map: Map<K, number>): { key: K; n: number } | undefined {
  let best: { key: K; n: number } | undefined;
  for (const [key, n] of map) if (!best || n > best.n) best = { key, n };
  return best;
}
const sum = (map: Map<unknown, number>) => [...map.values()].reduce((a, b) => a + b, 0);
