/** What linking asks of the gazetteers, and the arithmetic of place codes. */
import type { BodyRow, EntityRow, Gazetteer, LinkRow, PlaceRow } from '../match/gazetteer';
import {
  isMunicipality,
  nameRegularBody,
  toRegularId,
  type Level,
  type OrganType,
  type RegularPlace,
} from '../model/regular-body';

/** Looks up rows by key through several packs; the first that has it wins. */
export class Knowledge {
  constructor(private readonly gazetteers: readonly Gazetteer[]) {}
  find(key: string): LinkRow | undefined {
    for (const g of this.gazetteers) {
      const row = g.find(key);
      if (row) return row;
    }
    return undefined;
  }
  entity<T extends EntityRow['type']>(type: T, id: string): Extract<EntityRow, { type: T }> | undefined {
    const row = this.find(id);
    return row?.type === type ? (row as Extract<EntityRow, { type: T }>) : undefined;
  }
  place(code: string): PlaceRow | undefined {
    const row = this.find(code);
    return row?.type === 'place' ? row : undefined;
  }
  /** A division of China; undefined for other countries and unknown codes. */
  division(code: string): RegularPlace | undefined {
    const row = this.place(code);
    return row && row.level !== 'abroad' ? (row as RegularPlace) : undefined;
  }
  organType(id: string): OrganType | undefined {
    const row = this.find(`organ:${id}`);
    return row?.type === 'organ-type' ? row.organ : undefined;
  }
  /** A place's body of a type of organ: the listed one, or one named by rule. */
  regularBody(place: string, organ: string): BodyRow | undefined {
    const listed = this.find(`${place}/${organ}`);
    if (listed?.type === 'body') return listed;
    const type = this.organType(organ);
    const division = this.division(place);
    const name = type && division && nameRegularBody(type, division);
    return name ? { type: 'body', id: toRegularId(place, organ), name, place, organ } : undefined;
  }
}

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
/** Whether `outer` is `inner` or holds it. */
export const holds = (outer: string, inner: string): boolean =>
  outer === 'cn' || outer === inner || outer === provinceOf(inner) || outer === cityOf(inner);
/** Whether two places can be spoken of as one: one holds the other. */
export const agree = (a: string, b: string): boolean => holds(a, b) || holds(b, a);
