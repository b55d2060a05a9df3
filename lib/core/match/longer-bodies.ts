/** Whether what follows a body makes it the head of a longer name: another body, a street, departments at large. */
import { isHan } from './grammar';
import { hasVerb, type Lexicon } from './lexicon';

/** 许昌学院|路, 市政府|采购中心, 人民政协|报社: what goes on right there. */
const GOES_ON =
  /^(?:[路街巷桥]|副?主委|站(?!在)|小区|社区|家属|幼儿园|监管所|管理所|派出所|卫生服务|职工服务|采购中心|信息中心|招待所|接待办|研究[室所]|督[查导]组|督查室|巡[视察]组|讲师团|内务|新闻网|办(?![理好法学实成公])|党组|报(?:社|记者|讯|刊发|头版))/;
/** 中国共产党|许昌市第七届委员会 */
const PARTY_OF_PLACE =
  /^(?:第[一二三四五六七八九十]+次|.{2,12}?[省市县区州盟旗](?:第.{1,4}[届次])?(?:委员会|代表大会|纪律检查))/;
/** 市委|农村工作领导小组, 市公安局|西岗分局: the last word of a longer body's name, and how far off it may stand. */
const LAST_WORD =
  /领导小组|工作委员会|中心组|专(?:业|门)?委员会|专委会|内务司法委|新闻办|农工委|科技工委|工委|党组|分局|支队|大队|研究[所院]|出版社|巡[视察]办|巡[视察]组/g;
const REACH = 8;
/** Words between which there is no name: 市委|和, 市委|成立|领导小组. */
const GRAMMAR = /[的和与及、同对向在把被为了等召开将已也都并]/;

/** Whether the body that ends at `end` (folded) goes on there as a longer name. */
export function isHeadOfLonger(text: string, end: number, lexicon: Lexicon): boolean {
  if (PARTY_OF_PLACE.test(text.slice(end, end + 24)) && text.slice(0, end).endsWith('中国共产党')) return true;
  if (isDepartments(text, end) || GOES_ON.test(text.slice(end, end + 4))) return true;
  let to = end;
  while (to < text.length && to < end + REACH + 5 && isHan(text.charCodeAt(to))) to++;
  const behind = text.slice(end, to);
  LAST_WORD.lastIndex = 0;
  const last = LAST_WORD.exec(behind);
  if (!last || last.index > REACH) return false;
  const between = behind.slice(0, last.index);
  return !GRAMMAR.test(between) && !hasVerb(lexicon, text, end, end + last.index);
}

/** 文旅部|门, 统战部|门. */
const isDepartments = (text: string, end: number): boolean =>
  text[end - 1] === '部' && text[end] === '门' && !/[口前外]/.test(text[end + 1] ?? '');
