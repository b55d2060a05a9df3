/**
 * Bodies that no list holds, composed from the type of organ and the place when somebody asks for them:
 * `body:cn-510100/zuzhibu` is 中共成都市委组织部. Ids come from pages and addresses, so any string may be asked for.
 */
import { Knowledge } from '../core/link/knowledge';
import { placeAtLevel } from '../core/model/places';
import type { Gazetteer } from '../core/match/gazetteer';
import type { Body } from '../core/model/entity';
import {
  composeRegularBody,
  parseRegularId,
  toRegularId,
  type OrganType,
  type RegularPlace,
} from '../core/model/regular-body';
import { openGazetteers } from './gazetteers';

/** Throws where the stored gazetteers can't be read. */
export async function openRegularBodies(): Promise<RegularBodies> {
  return new RegularBodies(await openGazetteers());
}

export class RegularBodies {
  readonly #knowledge: Knowledge;
  constructor(gazetteers: readonly Gazetteer[]) {
    this.#knowledge = new Knowledge(gazetteers);
  }

  /**
   * The id of the body that place and organ type stand for: of a listed one its own (`body:cn-411000/dangwei` is
   * `body:xuchang-shiwei`), else the one given. Undefined for other ids, and where there is no such body.
   */
  resolve(id: string): string | undefined {
    const key = parseRegularId(id);
    return key && this.#division(key.place) && this.#knowledge.regularBody(key.place, key.organ, key.township)?.id;
  }

  /** The body, with the one above it if there is one; undefined like `resolve`, and for what is listed. */
  compose(id: string): ({ type: 'body' } & Body) | undefined {
    const key = parseRegularId(id);
    if (!key || this.resolve(id) !== id) return undefined;
    const organ = this.#knowledge.organType(key.organ);
    const place = this.#knowledge.regularPlace(key.place, key.township);
    const body = organ && place && composeRegularBody(organ, place, this.#above(key.place));
    return body && { ...body, parent: this.#existing(body.parent) };
  }

  /** What names the body: its type's name as a template (`Organ.name`), and the place that fills it. */
  rule(id: string): { template: string; place: string } | undefined {
    const key = parseRegularId(id);
    const organ = key && this.#knowledge.organType(key.organ);
    const place = key && this.#knowledge.regularPlace(key.place, key.township);
    return organ && place && { template: organ.name, place: place.name };
  }

  /** Ids of the bodies of the same place whose type belongs to this one's. `organs`: the types to look among. */
  below({ place, organ }: Body, organs: readonly string[]): string[] {
    if (!organ) return [];
    return organs
      .filter((id) => isExpected(this.#knowledge.organType(id), organ))
      .flatMap((id) => this.resolve(toRegularId(place, id)) ?? []);
  }

  /** The Chinese name of a division of China. */
  placeName(code: string): string | undefined {
    return this.#division(code)?.name;
  }

  #division(code: string): RegularPlace | undefined {
    return this.#knowledge.division(code);
  }

  /** The city or province that a place lies in; some counties lie in no city. */
  #above(code: string): RegularPlace | undefined {
    return ['municipal', 'provincial']
      .flatMap((level) => placeAtLevel(code, level) ?? [])
      .flatMap((above) => (above === code ? [] : (this.#division(above) ?? [])))[0];
  }

  #existing(parent: string | null): string | null {
    if (parent === null) return null;
    return this.resolve(parent) ?? this.#knowledge.entity('body', parent)?.id ?? null;
  }
}

const isExpected = (type: OrganType | undefined, parent: string): boolean => type?.parent === parent && !type.varies;
