/** The one source that a card cites; the library has them all. */
import type { Annotation } from '../../lib/core/model/annotation';
import type { Entity } from '../../lib/core/model/entity';
import { findAttestation, findBound, findShownOffice } from './office';

/** A source, and the words of it; an event has no words, but the day is cited. */
export interface CardCitation {
  source: string;
  quote?: string;
  date?: string;
}

/** `pageDate`: ISO day of the article, to which the attestation of an office should lie near. */
export function findCitation(
  entity: Entity,
  annotation: Annotation,
  pageDate: string | undefined,
): CardCitation | undefined {
  if (entity.type !== 'official') return entity.citations[0];
  const office = findShownOffice(entity.offices, annotation.office, pageDate);
  // Someone who is only named in lists has no office, but was named somewhere.
  return (office && (findAttestation(office, pageDate) ?? findBound(office, pageDate))) ?? entity.appearances?.[0];
}
