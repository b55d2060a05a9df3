/** The one source that a card cites; the library has them all. */
import type { Annotation } from '../../lib/core/model/annotation';
import type { Citation, Entity } from '../../lib/core/model/entity';
import { findAttestation, findShownOffice } from './office';

/** `pageDate`: ISO day of the article, to which the attestation of an office should lie near. */
export function findCitation(
  entity: Entity,
  annotation: Annotation,
  pageDate: string | undefined,
): Citation | undefined {
  if (entity.type !== 'official') return entity.citations[0];
  const office = findShownOffice(entity.offices, annotation.office, pageDate);
  // Someone who is only named in lists has no office, but was named somewhere.
  return (office && findAttestation(office, pageDate)) ?? entity.appearances?.[0];
}
