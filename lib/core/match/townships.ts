/** Organs of streets and townships: 建安区五女店镇政府, 五一路街道办事处. */
import type { Around } from './around';
import type { BodyChoice } from './body-choices';
import { NO_RIVAL } from './lexicon';

const FORM = /(街道)(党工委|办事处)|([镇乡])(党委|人民政府|政府)/g;
const ORGANS: Record<string, string> = {
  党工委: 'jiedao-danggongwei',
  办事处: 'jiedao-banshichu',
  党委: 'xiangzhen-dangwei',
  人民政府: 'xiangzhen-zhengfu',
  政府: 'xiangzhen-zhengfu',
};
/** Words that stand before 镇政府 and are no name: 各乡镇政府, 所在镇政府. */
const NO_NAME = /[各全本该某每几所在的和与及、有区县市省内辖属乡镇街村外下到]|一些|部分/;

/** The organs named in a text with their street or township; the name begins behind a county, or where its clause does. */
export function findTownships(around: Around): BodyChoice[] {
  const { text, places, isBreak } = around;
  return [...text.matchAll(FORM)].flatMap((m): BodyChoice[] => {
    const end = m.index + m[0].length;
    const organ = ORGANS[m[2] ?? m[4]!]!;
    for (const length of [2, 3, 4]) {
      const start = m.index - length;
      if (start < 0 || NO_NAME.test(text.slice(start, m.index))) break;
      const county = places.get(start)?.find((p) => p.senses.places.some(({ row }) => row.level === 'county'));
      if (!county && !isBreak(start)) continue;
      const codes = county?.senses.places.map(({ row }) => row.code);
      return [
        {
          start: county?.start ?? start,
          end,
          gain: NO_RIVAL,
          senses: { officials: [], bodies: [], slogans: [], places: [], organs: [] },
          kind: 'body',
          body: {
            ids: [],
            relative: !codes,
            organ,
            level: 'county',
            township: text.slice(start, m.index) + (m[1] ?? m[3]!),
            ...(codes && { places: codes }),
          },
        },
      ];
    }
    return [];
  });
}
