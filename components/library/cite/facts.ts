/** What an entity's page states, each with the source that states it. */
import type { Citation, Entity, Office, Official } from '../../../lib/core/model/entity';

/** attested: a source shows the office held on that day; named: it names the official without an office. */
export type FactKind = 'attested' | 'start' | 'end' | 'named';

export interface CitedFact {
  /** Absent where the citation stands for the entity itself. */
  kind?: FactKind;
  /** YYYY-MM-DD, or as much of it as the source gives. */
  date?: string;
  /** Id of the source. */
  source: string;
  /** An event has none. */
  quote?: string;
}
export type DatedFact = CitedFact & { date: string; kind: FactKind };

/** Of an office: its start, the days on which it is attested, its end. */
export function toOfficeFacts({ attested, start, end }: Office): DatedFact[] {
  return [
    ...(start ? [{ kind: 'start' as const, ...start }] : []),
    ...attested.map((a) => ({ kind: 'attested' as const, ...a })).sort(byDate),
    ...(end ? [{ kind: 'end' as const, ...end }] : []),
  ];
}

/** `as`: the shared title, null where there is none. */
export function toAppearanceFacts({ appearances = [] }: Official): (DatedFact & { as: string | null })[] {
  return appearances.map((appearance) => ({ kind: 'named' as const, ...appearance })).sort(byDate);
}

export function toFacts(entity: Entity): CitedFact[] {
  switch (entity.type) {
    case 'official':
      return [...entity.offices.flatMap(toOfficeFacts), ...toAppearanceFacts(entity)];
    case 'body':
      return entity.citations;
    case 'slogan':
      return [...entity.citations, ...(entity.usedBy ?? []).map(({ source, quote }) => ({ source, quote }))];
  }
}

/** The citations in which one of the words stands; where none has them, all: the entry as a whole is cited to them. */
export function findCiting(citations: readonly Citation[], words: readonly string[]): readonly Citation[] {
  const exact = citations.filter(({ quote }) => words.some((word) => quote.includes(word)));
  return exact.length > 0 ? exact : citations;
}

/** Each source and wording once, in the order in which they come. */
export function dropRepeated<T extends CitedFact>(facts: readonly T[]): T[] {
  return [...new Map(facts.map((fact) => [`${fact.source}\n${fact.quote ?? ''}`, fact])).values()];
}

const byDate = (a: { date: string }, b: { date: string }): number => a.date.localeCompare(b.date);
