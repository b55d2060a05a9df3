/** Bodies as a text has them: by their own form, or as a regular organ of the place before it. */
import { isFree, isFreeBefore, type Around } from './around';
import { countRegister } from './grammar';
import type { Hit } from './hits';
import { endsPlaceName } from './lexicon';
import { isHeadOfLonger } from './longer-bodies';
import type { BodyMention, Surface } from './mentions';
import { findPlaceBefore, LEVEL_OF_WORD, type PlaceBefore } from './place-before';
import { tailGain, toRegularOrgan } from './regular-organs';
import { VETO } from './veto';

export interface BodyChoice extends Hit {
  kind: 'body';
  body: Omit<BodyMention, keyof Surface>;
}

/** What a hit means as a body: listed ones by its form, and regular organs with their place (许昌市|市委 share 市). */
export function toBodies(hit: Hit, around: Around): BodyChoice[] {
  const { bodies, organs } = hit.senses;
  if (bodies.length + organs.length === 0 || isHeadOfLonger(around.text, hit.end, around.lexicon)) return [];
  // 许昌市政协|调: in a longer form too, the organ's own has to be a word
  const tail = around.organs.get(hit.end)?.find((o) => o.start > hit.start && o.senses.organs.some(({ word }) => word));
  if (tail && tailGain(tail, around) < VETO.body) return [];
  const before = findPlaceBefore(hit, around);
  return [
    ...toListedBodies(hit, before, around),
    ...organs.flatMap((organ) => toRegularOrgan(hit, organ, before, around) ?? []),
  ];
}

function toListedBodies(hit: Hit, before: PlaceBefore | undefined, around: Around): BodyChoice[] {
  const { text, lexicon } = around;
  const { bodies } = hit.senses;
  const length = hit.end - hit.start;
  const free = isFree(hit, around);
  if (bodies.length === 0 || hit.gain < (free ? 0 : VETO.body)) return [];
  const relative = bodies.every((b) => b.relative);
  const national = bodies.every((b) => b.row.place === 'cn');
  // 宣传部 and 指挥部 without a level word: not behind another's name (西部战区指挥部)
  const needsName = relative && !before && length < 5 && !LEVEL_OF_WORD[text[hit.start]!];
  const foreign = national ? isForeign(hit, around) : relative && !before && endsPlaceName(lexicon, text, hit.start);
  // 中央 is the middle of anything, too
  if (!relative && length <= 2 && !foreign && !(free && isOfPolicy(hit, text))) return [];
  if (needsName && !foreign && !isFreeBefore(hit.start, around)) return [];
  const placed = relative && !national ? before : undefined;
  return [
    {
      ...hit,
      start: placed?.start ?? hit.start,
      kind: 'body',
      body: {
        ids: bodies.map((b) => b.row.id),
        relative,
        ...(placed && { places: placed.codes }),
        ...(foreign && { foreign: true as const }),
        ...(OURS.test(text.slice(Math.max(0, hit.start - 5), hit.start)) && { ours: true as const }),
      },
    },
  ];
}

/** 中央决定, or policy words around. */
const isOfPolicy = ({ start, end }: Hit, text: string): boolean =>
  /^(?:决定|决策|部署|批准|要求|精神|指出|强调|提出|同意|印发|巡视|督导)/.test(text.slice(end, end + 2)) ||
  countRegister(text, start, end) >= 2;

const OURS = /(?:中国|我国|大陆|中共|中国共产党)$/;
const PARTY_BEFORE = /(?:劳动|工人|人民革命|人民|社会|民主|自由|共和|共产)党$|[越俄苏朝古老缅印日法美意]共$/;
const PARTY_AROUND = /(?:劳动|工人|人民革命|民主|共和|保守|自由|社会|国民|民进|统一俄罗斯|共产|致公|农工)$/;
/** 俄|外交部; but 5月5日|中央. */
const COUNTRY_BEFORE = /(?<![\d一二三四五六七八九十今昨明当每生节假])[美俄英日韩法德印越泰加澳朝苏]$/;
/** 美国|国务院, 劳动党|中央, 劳动|党中央: another country's or party's organ of the same name. */
function isForeign({ start }: Hit, { text, lexicon }: Around): boolean {
  const ahead = text.slice(Math.max(0, start - 8), start);
  if (OURS.test(ahead)) return false;
  return (
    endsPlaceName(lexicon, text, start) ||
    PARTY_BEFORE.test(ahead) ||
    COUNTRY_BEFORE.test(ahead) ||
    (text[start] === '党' && PARTY_AROUND.test(ahead))
  );
}
