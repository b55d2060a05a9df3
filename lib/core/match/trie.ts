/**
 * A trie over UTF-16 strings in a double array, with a sieve before it:
 *
 *   ids[unit]            dense number of a unit, the commonest first, from 1 on; 0: no string has it
 *   pairs                a bit for each two units, hashed: whether strings start so; most positions of a text end here
 *   labels[state]        id of the unit that leads to it; no two states have the same base, so that this tells them
 *   links[state]         base · 2, + 1 where a string ends; or, where no string goes on, -1 - the value of that string
 *   values[state]        of a string that ends here while others go on
 *
 * The state behind unit u is `base + ids[u]`, if that has u's label; behind a first unit it is the unit's id. All is
 * loaded from one buffer without being rebuilt. The dense numbers are what makes the array work for Chinese: 100,000
 * strings fill 80 to 99 % of it, where an array over plain units was 4 % full.
 *
 * Rejected, on 1,000,000 units (`tests/bench/recognition.ts`; a charCodeAt loop takes 3 to 4 ms): RegExp alternation
 * (40 s with 10,000 forms); a Map of Maps (rebuilt at each wake of the worker); edges in a hash table (70 ms with
 * 10,000 forms, 220 ms with 100,000); the double array without the sieve (1.5 times as long as with it); the sieve asked
 * in the walk, not for many positions before it (a quarter longer: mispredicted branches); parents in place of labels
 * (a fifth longer: twice the memory to look at); a second sieve, for three units (no gain).
 */
export interface Trie {
  ids: Uint16Array;
  pairs: Int32Array;
  labels: Uint16Array;
  links: Int32Array;
  values: Int32Array;
}

/** Which bit of the sieve stands for two ids; to be masked to its size. */
const hashPair = (first: number, second: number): number => (Math.imul(first, 0x9e3779b1) >>> 10) ^ second;

/** Calls `found(length, value)` for each string of the trie that starts at `at`, shortest first. */
export function findAt(
  { ids, labels, links, values }: Trie,
  text: string,
  at: number,
  found: (length: number, value: number) => void,
  limit = text.length,
): void {
  if (at >= limit) return;
  let state = ids[text.charCodeAt(at)]!;
  if (state === 0) return;
  for (let i = at + 1; ; i++) {
    const link = links[state]!;
    if (link < 0) return found(i - at, ~link);
    if ((link & 1) !== 0) found(i - at, values[state]!);
    if (i >= limit) return;
    const id = ids[text.charCodeAt(i)]!;
    state = (link >> 1) + id;
    if (labels[state] !== id) return;
  }
}

/** The value of a string, or -1. */
export function valueOf(trie: Trie, text: string): number {
  let found = -1;
  findAt(trie, text, 0, (length, value) => {
    if (length === text.length) found = value;
  });
  return found;
}

/** Positions that are sieved before those that pass are walked. */
const STRETCH = 4096;
// used again for each call
const candidates = new Int32Array(STRETCH + 1);
let matches = new Int32Array(3 * 1024);

/** Every string of the trie in the text: start, end and value of each, three numbers a match, by start, then end. */
export function findAll({ ids, pairs, labels, links, values }: Trie, units: Uint16Array): Int32Array {
  const mask = pairs.length * 32 - 1;
  const size = units.length;
  let found = matches;
  let length = 0;
  for (let from = 0; from < size; from += STRETCH) {
    const to = Math.min(from + STRETCH, size - 1);
    let count = 0;
    let first = ids[units[from]!]!;
    for (let i = from; i < to; i++) {
      const second = ids[units[i + 1]!]!;
      const bit = hashPair(first, second) & mask;
      candidates[count] = i;
      count += (pairs[bit >> 5]! >> (bit & 31)) & 1; // no branch, since none could be foretold
      first = second;
    }
    if (from + STRETCH >= size) candidates[count++] = to; // nothing behind it: only a string of one unit can stand there
    for (let c = 0; c < count; c++) {
      const start = candidates[c]!;
      let state = ids[units[start]!]!;
      for (let i = start + 1; ; i++) {
        const link = links[state]!;
        if (link < 0 || (link & 1) !== 0) {
          if (length + 3 > found.length) found = matches = grow(found, 2 * found.length);
          found[length] = start;
          found[length + 1] = i;
          found[length + 2] = link < 0 ? ~link : values[state]!;
          length += 3;
        }
        if (link < 0 || i >= size) break;
        const id = ids[units[i]!]!;
        state = (link >> 1) + id;
        if (labels[state] !== id) break;
      }
    }
  }
  return found.slice(0, length);
}

function grow(array: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length);
  larger.set(array);
  return larger;
}

/** Builds the trie. Strings are not empty; values are ≥ 0; a string given twice keeps its last value. */
export function buildTrie(entries: Iterable<readonly [string, number]>): Trie {
  const valueOfString = new Map(entries);
  const { ids, size } = numberUnits(valueOfString.keys());
  const nodes = toNodes(valueOfString, ids);
  const { base, state, top } = placeNodes(nodes, size);
  const room = top + size + 1; // so far a walk may look, whatever it reads
  const labels = new Uint16Array(room).fill(NO_LABEL);
  const links = new Int32Array(room);
  const values = new Int32Array(room);
  for (let node = 1; node < state.length; node++) {
    const at = state[node]!;
    const value = nodes.value[node]!;
    if (nodes.parent[node] !== 0) labels[at] = nodes.id[node]!;
    if (nodes.first[node] === nodes.first[node + 1]) links[at] = ~value;
    else {
      links[at] = (base[node]! << 1) | (value >= 0 ? 1 : 0);
      values[at] = value;
    }
  }
  return { ids, pairs: sievePairs(nodes), labels, links, values };
}
/** Of states that no step leads to, those behind first units among them. */
const NO_LABEL = 0xffff;

function numberUnits(strings: Iterable<string>): { ids: Uint16Array; size: number } {
  const count = new Int32Array(65536);
  for (const s of strings) for (let i = 0; i < s.length; i++) count[s.charCodeAt(i)]!++;
  const used = [...count.keys()].filter((unit) => count[unit]! > 0).sort((a, b) => count[b]! - count[a]!);
  const ids = new Uint16Array(65536);
  used.forEach((unit, i) => (ids[unit] = i + 1));
  return { ids, size: used.length };
}

/** The trie as a plain tree; node 0 is the root, and nodes stand in the order of a depth-first walk by ids. */
interface Nodes {
  id: Int32Array;
  parent: Int32Array;
  value: Int32Array;
  /** Children of node n: children[first[n]] … children[first[n + 1] - 1], by id. */
  first: Int32Array;
  children: Int32Array;
}

function toNodes(valueOfString: ReadonlyMap<string, number>, ids: Uint16Array): Nodes {
  const toIds = (s: string) => String.fromCharCode(...Array.from(s, (_, i) => ids[s.charCodeAt(i)]!));
  const strings = Array.from(valueOfString, ([s, v]) => [toIds(s), v] as const);
  strings.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const most = strings.reduce((n, [s]) => n + s.length, 1);
  const id = new Int32Array(most);
  const parent = new Int32Array(most);
  const value = new Int32Array(most).fill(-1);
  const path = [0];
  let count = 1;
  let before = '';
  for (const [s, v] of strings) {
    let depth = 0;
    while (depth < before.length && s.charCodeAt(depth) === before.charCodeAt(depth)) depth++;
    for (; depth < s.length; depth++) {
      id[count] = s.charCodeAt(depth);
      parent[count] = path[depth]!;
      path[depth + 1] = count++;
    }
    value[path[s.length]!] = v;
    before = s;
  }
  const first = new Int32Array(count + 1);
  for (let n = 1; n < count; n++) first[parent[n]! + 1]!++;
  for (let n = 0; n < count; n++) first[n + 1]! += first[n]!;
  const next = first.slice();
  const children = new Int32Array(count - 1);
  for (let n = 1; n < count; n++) children[next[parent[n]!]!++] = n;
  return { id: id.subarray(0, count), parent, value, first, children };
}

/** So many cells in vain, and the search for nodes with as many children starts behind them. */
const PATIENCE = 32;

/** Gives each node its state and its children their base: the nodes with most children first, each where it first fits. */
function placeNodes({ id, first, children }: Nodes, size: number) {
  const base = new Int32Array(id.length);
  const state = new Int32Array(id.length);
  for (let c = 0; c < first[1]!; c++) state[children[c]!] = id[children[c]!]!;
  const fanOut = (n: number) => first[n + 1]! - first[n]!;
  const parents = Array.from(id.keys())
    .filter((n) => n > 0 && fanOut(n) > 0)
    .sort((a, b) => fanOut(b) - fanOut(a));
  // a free cell holds its own number, another that of a later one to look at
  let free = Int32Array.from({ length: 2 * (id.length + size) }, (_, i) => i);
  const freeFrom = (at: number): number => {
    while (free[at] !== at) at = free[at] = free[free[at]!]!;
    return at;
  };
  const taken = new Set<number>([0]);
  let top = size + 1;
  let from = top;
  let tries = 0;
  parents.forEach((node, i) => {
    const begin = first[node]!;
    const end = first[node + 1]!;
    if (i > 0 && fanOut(node) !== fanOut(parents[i - 1]!)) from = size + 1;
    if (free.length < top + 2 * size + 2) {
      const old = free.length;
      free = grow(free, 2 * (old + size));
      for (let c = old; c < free.length; c++) free[c] = c;
    }
    from = freeFrom(from);
    tries = 0;
    for (let at = from; ; at = freeFrom(at + 1)) {
      const offset = at - id[children[begin]!]!;
      let c = taken.has(offset) ? end + 1 : begin + 1;
      while (c < end && free[offset + id[children[c]!]!] === offset + id[children[c]!]!) c++;
      if (c === end) {
        base[node] = offset;
        taken.add(offset);
        if (tries > PATIENCE) from = at;
        break;
      }
      tries++;
    }
    for (let c = begin; c < end; c++) {
      const at = base[node] + id[children[c]!]!;
      state[children[c]!] = at;
      free[at] = at + 1;
      top = Math.max(top, at + 1);
    }
  });
  return { base, state, top };
}

/** The sieve: at least 16 bits for each two units that strings start with. */
function sievePairs({ id, value, first, children }: Nodes): Int32Array {
  const firsts = children.subarray(0, first[1]);
  const count = firsts.reduce((n, node) => n + first[node + 1]! - first[node]!, 2);
  const pairs = new Int32Array(1 << Math.ceil(Math.log2(count / 2)));
  for (const node of firsts) {
    if (value[node]! >= 0) return pairs.fill(-1); // strings of one unit: anything may follow
    for (let c = first[node]!; c < first[node + 1]!; c++) {
      const bit = hashPair(id[node]!, id[children[c]!]!) & (pairs.length * 32 - 1);
      pairs[bit >> 5]! |= 1 << bit;
    }
  }
  return pairs;
}

/** The trie's arrays in the order in which `readTrie` takes them from a buffer. */
export const trieParts = ({ ids, pairs, labels, links, values }: Trie) => [ids, pairs, labels, links, values] as const;
export const readTrie = (reader: { ints(): Int32Array; units(): Uint16Array }): Trie => ({
  ids: reader.units(),
  pairs: reader.ints(),
  labels: reader.units(),
  links: reader.ints(),
  values: reader.ints(),
});
