/** The arithmetic of place codes: cn, cn-410000 (province), cn-411000 (city), cn-411002 (county), xx-JP (abroad). */
import { isMunicipality, type Level } from './regular-body';

export const isAbroad = (code: string): boolean => code.startsWith('xx-');
export const provinceOf = (code: string): string | undefined =>
  code === 'cn' ? undefined : isAbroad(code) ? code : `${code.slice(0, 5)}0000`;
const cityOf = (code: string): string | undefined =>
  isMunicipality(code)
    ? provinceOf(code)
    : code.endsWith('0000') || code === 'cn' || isAbroad(code)
      ? undefined
      : `${code.slice(0, 7)}00`;
export const levelOf = (code: string): Level | 'national' | 'abroad' =>
  isAbroad(code)
    ? 'abroad'
    : code === 'cn'
      ? 'national'
      : code.endsWith('0000')
        ? 'provincial'
        : code.endsWith('00')
          ? 'municipal'
          : 'county';

/** The place of a level that a place lies in, or is: of 新郑市 the city is 郑州市. */
export function placeAtLevel(code: string | undefined, level: string | undefined): string | undefined {
  if (!code || code === 'cn' || isAbroad(code)) return undefined;
  if (level === 'provincial') return provinceOf(code);
  if (level === 'municipal') return cityOf(code);
  return levelOf(code) === 'county' ? code : undefined;
}
/** Not Hong Kong, Macao or Taiwan, whose organs are of their own kinds. */
export const isMainland = (code: string): boolean => !isAbroad(code) && !/^cn-(?:71|81|82)/.test(code);
/** Whether `outer` is `inner` or holds it. */
export const holds = (outer: string, inner: string): boolean =>
  outer === 'cn' || outer === inner || outer === provinceOf(inner) || outer === cityOf(inner);
/** Whether two places can be spoken of as one: one holds the other. */
export const agree = (a: string, b: string): boolean => holds(a, b) || holds(b, a);
