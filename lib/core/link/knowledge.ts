/** What linking asks of the gazetteers, and the arithmetic of place codes. */
import type { BodyRow, EntityRow, Gazetteer, LinkRow, PlaceRow } from '../match/gazetteer';
import { nameRegularBody, toRegularId, toTownship, type OrganType, type RegularPlace } from '../model/regular-body';

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
    return row && row.level !== 'abroad' && row.level !== 'national' ? (row as RegularPlace) : undefined;
  }
  /** A division, or a township of it. */
  regularPlace(code: string, township?: string): RegularPlace | undefined {
    const division = this.division(code);
    return division && township ? toTownship(division, township) : division;
  }
  organType(id: string): OrganType | undefined {
    const row = this.find(`organ:${id}`);
    return row?.type === 'organ-type' ? row.organ : undefined;
  }
  /** A place's body of a type of organ: the listed one, or one named by rule. */
  regularBody(place: string, organ: string, township?: string): BodyRow | undefined {
    const listed = township ? undefined : this.find(`${place}/${organ}`);
    if (listed?.type === 'body') return listed;
    const type = this.organType(organ);
    const division = this.regularPlace(place, township);
    const name = type && division && nameRegularBody(type, division);
    return name ? { type: 'body', id: toRegularId(place, organ, township), name, place, organ } : undefined;
  }
}
