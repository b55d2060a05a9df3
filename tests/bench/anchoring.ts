/**
 * `npm run bench:anchoring [-- --quotes N --seed N --only NAME --verbose N]`: saved passages on pages that have changed, beside what
 * others do. Random quotes of 2 to 200 characters, evenly over the logarithm of their length, each page changed in ten ways.
 * What counts as right is in `anchoring/truth.ts`; a quote without a name gets one before it is saved, for the change
 * that replaces it.
 */
import { parseArgs } from 'node:util';
import type { Span } from '../../lib/core/model/annotation';
import { fold } from '../../lib/core/text/fold';
import { CHANGES, NAMES, type ChangeName, type Saved } from './anchoring/changes';
import { MATCHERS, type Finder, type Matcher, type MatcherName } from './anchoring/matchers';
import { idsOf, textOf, toBlocks } from './anchoring/page';
import { loadPages, type SavedPage } from './anchoring/pages';
import { createRandom, type Random } from './anchoring/random';
import { createTally, printTallies, type Tally } from './anchoring/report';
import { judge } from './anchoring/truth';

const { values } = parseArgs({
  options: {
    quotes: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', multiple: true },
    verbose: { type: 'string', default: '0' },
    missed: { type: 'string' },
    outcome: { type: 'string' },
  },
});
const random = createRandom(Number(values.seed));
const names = (values.only ?? Object.keys(MATCHERS)) as MatcherName[];
const changes = Object.keys(CHANGES) as ChangeName[];
const pages = loadPages();
let verbose = Number(values.verbose);

const MAX_LENGTH = 200;
function pickSpan(text: string): Span {
  for (;;) {
    const length = Math.round(2 * (MAX_LENGTH / 2) ** random.next());
    const start = random.int(0, text.length - length);
    const span = { start, end: start + length };
    // as a reader's selection: not within a character, and with two that show
    const edges = [start, span.end].some((at) => /[\ud800-\udbff]$/.test(text.slice(0, at).slice(-1)));
    const shown = text.slice(start, span.end);
    if (!edges && shown.trim() === shown && fold(shown).units.length >= 2) return span;
  }
}

/** The page with a name in the passage, put in where there is none. */
function withName({ blocks }: SavedPage, span: Span, random: Random): { blocks: string[]; span: Span; name: Span } {
  const text = blocks.join('\n');
  const quote = text.slice(span.start, span.end);
  const known = NAMES.find((name) => quote.includes(name));
  if (known) {
    const start = span.start + quote.indexOf(known);
    return { blocks, span, name: { start, end: start + known.length } };
  }
  const name = random.pick(NAMES);
  let at = random.int(span.start, span.end);
  if (/[\udc00-\udfff]/.test(text[at] ?? '')) at--;
  return {
    blocks: (text.slice(0, at) + name + text.slice(at)).split('\n'),
    span: { start: span.start, end: span.end + name.length },
    name: { start: at, end: at + name.length },
  };
}

const tallies: { name: string; matcher: Matcher; tally: Tally }[] = [];
for (const name of names)
  try {
    tallies.push({ name, matcher: await MATCHERS[name](), tally: createTally() });
  } catch (error) {
    console.log(`${name} is left out: ${(error as Error).message}`);
  }
console.log(
  `${values.quotes} quotes on ${pages.length} pages, ${changes.length} changes each; seed ${values.seed}; Node ${process.version}\n`,
);
for (let n = 0; n < Number(values.quotes); n++) {
  const page = random.pick(pages);
  const others = pages.filter((other) => other !== page);
  const span = pickSpan(page.blocks.join('\n'));
  // what the changes do must not hang on which matchers run
  const own = createRandom(random.int(0, 2 ** 31));
  const plain: Saved = { blocks: toBlocks(page.blocks), span, others, random: own };
  const named = withName(page, span, own);
  const withNames: Saved = { ...plain, blocks: toBlocks(named.blocks), span: named.span, name: named.name };
  const cases = changes.map((change) => {
    const saved = change === 'name replaced' ? withNames : plain;
    const blocks = CHANGES[change](saved);
    return { change, saved, text: textOf(blocks), ids: idsOf(blocks) };
  });
  for (const { name, matcher, tally } of tallies) {
    const save = (saved: Saved) => matcher(textOf(saved.blocks), saved.span);
    const finders = new Map<Saved, Finder>([
      [plain, await save(plain)],
      [withNames, await save(withNames)],
    ]);
    for (const { change, saved, text, ids } of cases) {
      const start = performance.now();
      const answer = await finders.get(saved)!(text);
      const ms = performance.now() - start;
      let outcome = judge(answer, text, ids, saved.span);
      // anchored as if nothing had changed, while it speaks of another person
      if (change === 'name replaced' && outcome === 'right') outcome = 'wrong';
      tally.add(change, span.end - span.start, outcome, ms);
      if (
        verbose > 0 &&
        (values.missed ? outcome === (values.outcome ?? 'orphan') && change === values.missed : outcome === 'wrong')
      ) {
        verbose--;
        const quote = textOf(saved.blocks).slice(saved.span.start, saved.span.end);
        const where = textOf(saved.blocks).slice(saved.span.start - 60, saved.span.end + 60);
        const found = answer && text.slice(answer.start, answer.end);
        console.log({ name, change, page: page.name, quote, where, found, isChanged: answer?.isChanged });
      }
    }
  }
}
printTallies(tallies);
