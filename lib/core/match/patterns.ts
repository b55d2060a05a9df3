/**
 * Instances of productive patterns, which no list has: 应X尽X finds 应检尽检. A template in which a letter stands twice
 * finds hardly anything else, nor does one with three fixed characters (一X一策); where letters stand once
 * each (凡X必Y), two characters of four are anybody's, and more is asked (see isFormula).
 */
import type { Span } from '../model/annotation';
import { foldForm, type FoldedText } from '../text/fold';
import type { SloganRow } from './gazetteer';
import { isHeldTogether, type Hit } from './hits';
import { wordCost, wordGain, type Lexicon } from './lexicon';
import { isLetter, lettersOf, toRegExpSource } from './templates';

interface Pattern {
  row: SloganRow;
  regExp: RegExp;
  /** Folded; letters as they are. */
  template: string;
  /** Two letters or more, each of which stands once. */
  loose: boolean;
}

/** How often, not for whom: 一天一案 is no way of treating days one by one. */
const UNIT_OF_TIME = /[秒分时天日夜晚周旬月季年]/;
/** Words of grammar, and second halves of adverbs, which fill no slot: 应当|尽, 凡此|必然. */
const GRAMMATICAL = /[的地得了着过是在不没无有能可会要将须应当此其之所者与和或及也都就才又再然定先需]/;
/** What a formula qualifies: 凡进必考的原则, 即来即办服务. */
const QUALIFIED = /^的?(?:原则|制度|要求|机制|规定|规矩|模式|服务|政策|工作|方式|办法|措施|理念|承诺|等|式)/;

/**
 * The instances in a text of the patterns among `rows`, each as a hit; their gain is still to be found. `isBreak(i)`
 * tells a break before unit i, as for wordGain.
 */
export function findPatterns(
  folded: FoldedText,
  rows: readonly SloganRow[],
  lexicon: Lexicon,
  isBreak: (i: number) => boolean,
): Hit[] {
  const { text, gap } = folded;
  return compilePatterns(rows).flatMap(({ row, regExp, template, loose }) => {
    const spans = findAll(regExp, text).filter(({ start, end }) => isHeldTogether(gap, start, end));
    if (spans.length === 0) return [];
    // instances often follow on each other without a mark: 应救尽救|应帮尽帮
    const starts = new Set(spans.map(({ start }) => start));
    const ends = new Set(spans.map(({ end }) => end));
    const isEdge = (i: number) => isBreak(i) || (starts.has(i) && ends.has(i));
    return spans
      .filter(
        ({ start, end }) =>
          // idioms of everybody's: 应有尽有, 随时随地
          !isWord(lexicon, text, start, end) &&
          !hasCommonHalf(lexicon, text, { start, end }) &&
          fitsSlots(template, text.slice(start, end)) &&
          (!loose || isFormula(text, start, end, lexicon, isEdge)) &&
          // 平凡|必…, 一策|划: nobody listed the form, so that any words over its edges that read better are right
          wordGain(lexicon, text, start, end, isEdge, false) >= 0,
      )
      .map((span) => ({
        ...span,
        gain: 0,
        senses: { officials: [], bodies: [], slogans: [row], places: [], organs: [] },
      }));
  });
}

/** Matches that overlap too. */
function findAll(regExp: RegExp, text: string): Span[] {
  const spans: Span[] = [];
  regExp.lastIndex = 0;
  for (let m = regExp.exec(text); m; m = regExp.exec(text)) {
    spans.push({ start: m.index, end: m.index + m[0].length });
    regExp.lastIndex = m.index + 1;
  }
  return spans;
}

// a pack's rows stay the same list
const compiled = new WeakMap<readonly SloganRow[], Pattern[]>();
function compilePatterns(rows: readonly SloganRow[]): Pattern[] {
  let patterns = compiled.get(rows);
  if (!patterns) {
    patterns = rows.flatMap((row) =>
      (row.patterns ?? []).map((given) => {
        const template = [...given].map((c) => (isLetter(c) ? c : foldForm(c))).join('');
        const letters = lettersOf(template);
        return {
          row,
          template,
          regExp: new RegExp(toRegExpSource(template), 'g'),
          loose: letters.length > 1 && letters.length === [...template].filter(isLetter).length,
        };
      }),
    );
    compiled.set(rows, patterns);
  }
  return patterns;
}

/** Whether every slot holds a word that means something. */
function fitsSlots(template: string, instance: string): boolean {
  for (let i = 0; i < template.length; i++) {
    if (!isLetter(template[i]!)) continue;
    if (GRAMMATICAL.test(instance[i]!)) return false;
    if (template[i - 1] === '一' && UNIT_OF_TIME.test(instance[i]!)) return false;
  }
  return true;
}

/**
 * Whether it stands as formulas do. Its first half is no word (凡人|必死, 有人|必到), and it ends its clause, or stands
 * before its like or what it qualifies; 凡进必先登记 goes on.
 */
function isFormula(
  text: string,
  start: number,
  end: number,
  lexicon: Lexicon,
  isEdge: (i: number) => boolean,
): boolean {
  return !isWord(lexicon, text, start, start + 2) && (isEdge(end) || QUALIFIED.test(text.slice(end, end + 3)));
}

const isWord = (lexicon: Lexicon, text: string, start: number, end: number): boolean =>
  wordCost(lexicon, text, start, end) !== undefined;

/** Words this cheap (ln p = -12) are everybody's. */
const COMMON = 1200;
/** 应用|尽用, 应力|尽力: one of its halves is a common word, and the other stands beside it by chance. */
const hasCommonHalf = (lexicon: Lexicon, text: string, { start, end }: Span): boolean =>
  end - start === 4 &&
  [start, start + 2].some((at) => text[at] !== '一' && (wordCost(lexicon, text, at, at + 2) ?? Infinity) < COMMON);
