/**
 * `npm run bench:recognition [-- FILE…]`: what recognition costs, as multiples of a warm charCodeAt loop over the
 * same text, so that figures of different machines can be compared. The text is 1,000,000 units of words from jieba's
 * dictionary, as often as it says they are, with forms of the knowledge base between them; the same in each run.
 * Linking is measured on articles composed of the evaluation sets' sentences, or on the files given (text or HTML).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { annotate } from '../../lib/core/annotate';
import { compileGazetteer, loadGazetteer } from '../../lib/core/match/gazetteer';
import { findHits } from '../../lib/core/match/hits';
import { matchBlock } from '../../lib/core/match/match-block';
import { findAll } from '../../lib/core/match/trie';
import { fold, foldForm } from '../../lib/core/text/fold';
import { loadPlaces, shortPlaceName } from '../../scripts/compile';
import { fromHtml, fromText, type AnnotatorDocument } from '../../scripts/document';
import { loadRecognizer } from '../../scripts/recognizer';
import { loadSeeds } from '../../scripts/seeds';

const LENGTH = 1_000_000;
const RUNS = 21;

/** A generator of numbers in [0, 1) that gives the same ones in each run (mulberry32). */
function createRandom(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
const random = createRandom(1);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

const dictionary = readFileSync(
  path.join(path.dirname(createRequire(import.meta.url).resolve('@node-rs/jieba/package.json')), 'dict.txt'),
  'utf8',
)
  .split('\n')
  .map((line) => line.split(' '))
  .flatMap(([word, count]) => (word && count ? [{ word, count: Number(count) }] : []));
const { seeds } = loadSeeds();
const places = loadPlaces();

/** Words by their frequency, in clauses and paragraphs; one clause in four names an official, a body or a slogan. */
function composeText(length: number): string {
  const known = [...seeds.officials, ...seeds.bodies, ...seeds.slogans].map((entity) => entity.name);
  const sums = new Float64Array(dictionary.length);
  let total = 0;
  dictionary.forEach(({ count }, i) => (sums[i] = total += count));
  const pickWord = () => {
    const at = random() * total;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! <= at) low = middle + 1;
      else high = middle;
    }
    return dictionary[low]!.word;
  };
  let text = '';
  while (text.length < length) {
    for (let n = 4 + Math.floor(random() * 8); n > 0; n--) text += pickWord();
    if (random() < 0.25) text += pick(known);
    text += random() < 0.7 ? '，' : random() < 0.8 ? '。' : '。\n';
  }
  // through bytes and back: one flat string, as the loop is fastest on
  return Buffer.from(text.slice(0, length), 'utf16le').toString('utf16le');
}

/** Our own forms first, then as many of places with organs (许昌市卫健委) as of words evenly from the dictionary. */
function composeForms(count: number): string[] {
  const forms = new Set<string>();
  const add = (form: string) => form && forms.add(foldForm(form));
  for (const place of places) [place.name, shortPlaceName(place) ?? ''].forEach(add);
  for (const { name } of [...seeds.officials, ...seeds.bodies, ...seeds.slogans]) add(name);
  for (const body of seeds.bodies) [...(body.aliases ?? []), ...(body.relative ?? [])].forEach(add);
  for (const slogan of seeds.slogans) slogan.variants?.forEach(add);
  const organs = seeds.organs.flatMap((organ) => organ.forms);
  const words = dictionary.filter(({ word }) => word.length > 1);
  const composed = (count - forms.size) >> 1;
  for (const end = forms.size + composed; forms.size < end;) add(pick(places).name + pick(organs));
  while (forms.size < count) add(pick(words).word);
  return [...forms];
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;
/** CPU time of this process, ms: what else runs on the machine does not count. */
function readCpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
function timeOnce(run: () => unknown): number {
  const start = readCpuTime();
  run();
  return readCpuTime() - start;
}
/** Medians, ms. In turn, so that what else runs on the machine slows all of them down alike. */
function time<K extends string>(tasks: Record<K, () => unknown>, runs = RUNS): Record<K, number> {
  const names = Object.keys(tasks) as K[];
  const times = names.map((): number[] => []);
  for (const name of names) for (let i = 0; i < 3; i++) tasks[name]();
  for (let i = 0; i < runs; i++) names.forEach((name, k) => times[k]!.push(timeOnce(tasks[name])));
  return Object.fromEntries(names.map((name, k) => [name, median(times[k]!)])) as Record<K, number>;
}

const print = (what: string, ms: string, ratio: string, goal: string, note: string) =>
  console.log(`${what.padEnd(42)}${ms.padStart(10)}${ratio.padStart(10)}  ${goal.padEnd(20)}${note}`.trimEnd());
const report = (what: string, ms: number, loop?: number, goal = '', note = '') =>
  print(what, ms.toFixed(ms < 1 ? 3 : 1), loop ? (ms / loop).toFixed(1) : '', goal, note);

let sink = 0;
function loopOver(text: string): void {
  for (let i = 0; i < text.length; i++) sink ^= text.charCodeAt(i);
}

/** A library's matcher over the forms: finds all matches in a text and says how many. */
type Library = (forms: readonly string[]) => (text: string) => number;
async function loadLibraries(): Promise<Record<string, Library | undefined>> {
  const [monyone, { default: Modern }] = await Promise.all([
    import('@monyone/aho-corasick'),
    import('modern-ahocorasick/fast'),
  ]);
  return {
    '@monyone/aho-corasick': (forms) => {
      const matcher = new monyone.AhoCorasick([...forms]);
      return (text) => matcher.matchInText(text).length;
    },
    'modern-ahocorasick': (forms) => {
      const matcher = new Modern([...forms]);
      return (text) => matcher.search(text).length;
    },
  };
}

const text = composeText(LENGTH);
const folded = fold(text);
const libraries = await loadLibraries();
console.log(`${LENGTH.toLocaleString('en')} units of text; medians of CPU time; Node ${process.version}\n`);
print('', 'ms', '× loop', 'goal', '');

for (const count of [10_000, 100_000]) {
  const forms = composeForms(count);
  const size = count.toLocaleString('en');
  const compile = () =>
    compileGazetteer(
      forms.map((name, i) => ({ type: 'slogan', id: `slogan:${i}`, name })),
      forms.map((form, row) => ({ form, row })),
      Object.fromEntries(forms.map((_, i) => [`slogan:${i}`, i])),
    );
  const buffer = compile();
  const gazetteer = loadGazetteer(buffer);
  const found = findAll(gazetteer.trie, folded.units).length / 3;
  const times = time({
    loop: () => loopOver(text),
    fold: () => fold(text),
    string: () => fold(text).text,
    both: () => findAll(gazetteer.trie, fold(text).units),
    find: () => findAll(gazetteer.trie, folded.units),
  });
  const { loop } = times;
  report(`charCodeAt loop`, loop, loop);
  report('fold', times.fold, loop);
  report('fold, with the folded text as a string', times.string, loop);
  report(`find ${size} forms`, times.find, loop, '', `${found} matches`);
  report(`fold and find ${size} forms`, times.both, loop, '≤ 10 × loop');
  report(`hits with senses, ${size} forms`, time({ hits: () => findHits(folded, [gazetteer]) }, 5).hits, loop);
  report(
    `compile ${size} forms`,
    time({ compile }, 5).compile,
    undefined,
    count === 10_000 ? '≤ 300 ms' : '',
    `${(buffer.byteLength / 1e6).toFixed(1)} MB`,
  );
  report(
    `load ${size} forms and find one`,
    time({ load: () => findHits(fold(forms[0]!), [loadGazetteer(buffer)]) }).load,
    undefined,
    count === 100_000 ? '≤ 10 ms' : '',
  );
  for (const [name, library] of Object.entries(libraries)) {
    if (!library) console.log(`${name}: not installed`);
    else {
      const match = library(forms);
      let matches = 0;
      // one of them cuts the text into grapheme clusters: timed on a piece of the text, and multiplied
      const share = name.startsWith('modern') ? 100 : 1;
      const part = folded.text.slice(0, LENGTH / share);
      match(part); // warm
      const all = timeOnce(() => (matches = match(part))) * share;
      report(
        `${name}, ${size} forms`,
        all,
        loop,
        '',
        share > 1 ? `timed on 1/${share} of the text` : `${matches} matches`,
      );
    }
  }
  // tries each form at each place: timed on a piece of the text, and multiplied
  const pieces = count / 500;
  const piece = folded.text.slice(0, LENGTH / pieces);
  const alternation = new RegExp(
    [...forms]
      .sort((a, b) => b.length - a.length)
      .map((f) => f.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
      .join('|'),
    'g',
  );
  report(
    `RegExp alternation, ${size} forms`,
    timeOnce(() => piece.match(alternation)) * pieces,
    loop,
    '',
    `timed on 1/${pieces} of the text`,
  );
  console.log();
}

/** Articles of 30 paragraphs, made of the sentences of the evaluation sets in which mentions mean what they seem to. */
function composeArticles(): AnnotatorDocument[] {
  const folder = path.join(import.meta.dirname, '..', 'eval');
  const sentences = readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== 'blind.json')
    .flatMap((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as { twin?: { text: string } }[])
    .flatMap(({ twin }) => (twin ? [twin.text] : []));
  return Array.from({ length: Math.floor(sentences.length / 30) }, (_, i) =>
    fromText(sentences.slice(30 * i, 30 * i + 30).join('\n\n')),
  );
}

const given = process.argv.slice(2);
const documents =
  given.length === 0
    ? composeArticles()
    : given.map((file) => {
        const source = readFileSync(file, 'utf8');
        return file.endsWith('.html') ? fromHtml(source) : fromText(source);
      });
const recognizer = loadRecognizer();
const { gazetteers, lexicon } = recognizer;
const matched = documents.map(({ blocks, facts }) => ({
  blocks: blocks.map((block) => ({ matched: matchBlock(block.text, gazetteers, lexicon) })),
  facts,
}));
const mentions = matched
  .flatMap((document) => document.blocks.map((block) => block.matched))
  .reduce((n, m) => n + m.names.length + m.bodies.length + m.slogans.length, 0);
const units = documents.flatMap((document) => document.blocks).reduce((n, block) => n + block.text.length, 0);
const perMention = time(
  {
    match: () => documents.forEach(({ blocks }) => blocks.forEach((b) => matchBlock(b.text, gazetteers, lexicon))),
    link: () => matched.forEach(({ blocks, facts }) => annotate(blocks, facts, recognizer)),
  },
  101,
);
const note = `${((perMention.link * 1000) / mentions).toFixed(1)} µs a mention`;
report(`link ${documents.length} articles`, perMention.link, undefined, '≤ 30 µs a mention', note);
report(
  `match them`,
  perMention.match,
  undefined,
  '',
  `${((perMention.match * 1000) / mentions).toFixed(1)} µs a mention, ${((perMention.match * 1e6) / units).toFixed(0)} ns a unit`,
);
console.log(`${documents.length} articles: ${units} units, ${mentions} mentions; checksum ${sink}`);
