/** A page for the anchoring tests: an invented article, with what makes anchoring hard. */
import type { Span } from '../../../../lib/core/model/annotation';

export const ARTICLE = [
  '云溪市召开防汛工作会议',
  '7月3日，云溪市召开防汛工作会议，市长王凯出席会议并讲话，要求各级各部门始终把保障人民群众生命安全放在第一位。',
  '市水利局局长程万里介绍，全市二十一座水库中有九座超过汛限水位，正在科学调度、有序泄洪，没有发生险情。',
  '石门县已转移群众4120人，均已妥善安置。',
  '澜江县已转移群众3015人，均已妥善安置。',
  '松岭区已转移群众1505人，均已妥善安置。',
  '会议强调，要坚持应检尽检、应隔尽隔，统筹做好疫情防控和防汛救灾工作，决不能麻痹大意。',
  '气象台预计，未来三天全市仍有大到暴雨，请广大市民减少外出，注意防范山洪和城市内涝。',
];
export const text = (blocks: readonly string[]): string => blocks.join('\n');
export const PAGE = text(ARTICLE);

/** Where `quote` stands in a text, the `nth` time (0-based). */
export function spanOf(whole: string, quote: string, nth = 0): Span {
  let start = whole.indexOf(quote);
  for (; nth > 0; nth--) start = whole.indexOf(quote, start + 1);
  if (start < 0) throw new Error(`not on the page: ${quote}`);
  return { start, end: start + quote.length };
}
