/** How a found entity is shown on a line: each text with what was matched in it, and what else it was found by. */
import { findMatched, findMatchedPinyin, toMatchedText, type Span } from '../../lib/kb/search/matched';
import type { Found } from '../../lib/kb/search/search';
import { toSummaryName } from '../../lib/kb/search/summary';
import { describeSummary } from './describe';
import { display } from './language';
import { pickName } from './locale';

export interface MarkedText {
  text: string;
  spans: Span[];
}

export interface FoundLine {
  name: MarkedText;
  /** null where the reader wants none, and did not search by it. */
  pinyin: MarkedText | null;
  about: MarkedText;
  /** Another name, an office or a passage, where the match is in none of the others. */
  also: (MarkedText & { isName: boolean }) | null;
}

export function toFoundLine(found: Found): FoundLine {
  const { summary, query, field, unit } = found;
  const mark = (text: string): MarkedText => ({ text, spans: findMatched(text, query) });
  const name = mark(pickName(toSummaryName(summary)));
  const isSpelled = (field === 'pinyin' || field === 'initials') && unit === 0;
  const pinyin = {
    text: summary.pinyin,
    spans: isSpelled ? findMatchedPinyin(summary.pinyin, summary.name, query, field === 'initials') : [],
  };
  const about = mark(describeSummary(summary));
  const matched = toMatchedText(found);
  const isShown =
    matched === null ||
    isSpelled ||
    matched.text === summary.name ||
    matched.text === summary.hant ||
    about.text.startsWith(matched.text);
  const also = isShown ? null : { ...mark(matched.text), isName: matched.kind === 'name' };
  return { name, pinyin: display.get().pinyin || isSpelled ? pinyin : null, about, also };
}
