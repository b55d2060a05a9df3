/**
 * Where on a page a saved passage may stand although its words were edited: places that share runs of SEED characters
 * with it, on about the same diagonal.
 *
 *   page offset − saved offset = diagonal; what was not edited lies on few of them, what agrees by chance on many
 *
 * One index over the page serves all passages, so that a search costs the passage's length and not the page's. Scanning
 * for each passage (approx-string-match) takes 20 to 50 ms on a page of 400,000 characters, and yields only the places
 * with the fewest errors, where the passage's own is not always among them.
 */

/** Shorter runs are common in any text of English; longer ones are too rare in one with an edit every 13 characters. */
const SEED = 6;
/** A run that stands in more places tells nothing (the site's own phrases), and looking at them all is not linear. */
const MAX_HITS = 64;
/** Runs looked up for one passage: with a quote of 50,000 characters, not every one. */
const MAX_PROBES = 600;
/** Edits move the diagonal a little: so many units on are one place. */
const BAND = 16;
/** Places looked at closely. Each costs an alignment of the whole passage. */
const MAX_PLACES = 8;

/** A run of the saved text (`saved`: its offset) that stands on the page (`page`), and how many others agree. */
export interface Seed {
  saved: number;
  page: number;
  votes: number;
}
export interface SeedIndex {
  /** Best first. `center` is the offset in `saved` that seeds should be near to. */
  find(saved: Uint16Array, center: number): Seed[];
}

export function buildSeedIndex(page: Uint16Array): SeedIndex {
  const count = Math.max(0, page.length - SEED + 1);
  const bits = Math.max(8, Math.ceil(Math.log2(count + 1)));
  const heads = new Int32Array(1 << bits).fill(-1);
  const next = new Int32Array(count);
  // from the end, so that each chain reads in the page's order
  for (let i = count - 1; i >= 0; i--) {
    const slot = hash(page, i) >>> (32 - bits);
    next[i] = heads[slot]!;
    heads[slot] = i;
  }

  function findHits(saved: Uint16Array, at: number): number[] {
    const hits: number[] = [];
    let steps = 0;
    for (let i = heads[hash(saved, at) >>> (32 - bits)]!; i >= 0; i = next[i]!) {
      if (++steps > 4 * MAX_HITS) return [];
      if (isSame(page, i, saved, at) && hits.push(i) > MAX_HITS) return [];
    }
    return hits;
  }
  return {
    find(saved, center) {
      const bands = new Map<number, Seed[]>();
      const stride = Math.max(1, Math.ceil(saved.length / MAX_PROBES));
      for (let at = 0; at + SEED <= saved.length; at += stride)
        for (const hit of findHits(saved, at)) {
          const band = Math.floor((hit - at) / BAND);
          const seeds = bands.get(band);
          const seed = { saved: at, page: hit, votes: 0 };
          if (seeds) seeds.push(seed);
          else bands.set(band, [seed]);
        }
      const places: Seed[] = [];
      for (const [band, seeds] of bands) {
        const votes = seeds.length + (bands.get(band - 1)?.length ?? 0) + (bands.get(band + 1)?.length ?? 0);
        const nearest = seeds.reduce((a, b) => (Math.abs(b.saved - center) < Math.abs(a.saved - center) ? b : a));
        places.push({ ...nearest, votes });
      }
      return places.sort((a, b) => b.votes - a.votes || a.page - b.page).slice(0, MAX_PLACES);
    },
  };
}

/** FNV-1a over the units of a run, with a last mixing: its upper bits are the slot. */
function hash(units: Uint16Array, at: number): number {
  let h = 0x811c9dc5;
  for (let i = at; i < at + SEED; i++) h = Math.imul(h ^ units[i]!, 0x01000193);
  return Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
}
function isSame(a: Uint16Array, i: number, b: Uint16Array, k: number): boolean {
  for (let n = 0; n < SEED; n++) if (a[i + n] !== b[k + n]) return false;
  return true;
}
