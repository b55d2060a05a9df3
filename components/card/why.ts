/** The evidence behind a link, as sentences. */
import { i18n } from '#i18n';
import type { Annotation, Evidence, PlaceBasis } from '../../lib/core/model/annotation';
import type { EntityView } from '../../lib/messaging/protocol';

/** One sentence for each piece of evidence; `placeName` stands in where a place's name is not known otherwise. */
export function describeEvidence(
  { why }: Annotation,
  places: EntityView['places'],
  placeName: string | undefined,
): string[] {
  const sentences = why.map((evidence) => {
    const place =
      evidence.place && (places[evidence.place] ?? (/^cn/.test(evidence.place) ? placeName : evidence.place));
    return describeOne(evidence, place || placeName || '');
  });
  return [...new Set(sentences.filter((sentence) => sentence !== ''))];
}

function describeOne({ code, text = '', with: others, basis }: Evidence, place: string): string {
  switch (code) {
    case 'title':
      return i18n.t('why.title', [text]);
    case 'title-after':
      return i18n.t('why.titleAfter', [text]);
    case 'shared-title':
      return i18n.t('why.sharedTitle', [text]);
    case 'list':
      return others ? i18n.t('why.list', [others]) : i18n.t('why.listPlain');
    case 'own-body':
      return i18n.t('why.ownBody', [text]);
    case 'earlier':
      return i18n.t('why.earlier', [text]);
    case 'place':
      return place && i18n.t('why.place', [place]);
    case 'eminent':
      return i18n.t('why.eminent');
    case 'rare-name':
      return i18n.t('why.rareName');
    case 'common-name':
      return i18n.t('why.commonName');
    case 'no-title':
      return i18n.t('why.noTitle');
    case 'full-name':
      return i18n.t('why.fullName');
    case 'national-name':
      return i18n.t('why.nationalName');
    case 'place-named':
      return place && i18n.t('why.placeNamed', [place]);
    case 'page-place':
      return place && describePagePlace(basis, place);
    case 'no-place':
      return i18n.t('why.noPlace');
    case 'wording':
      return i18n.t('why.wording');
    case 'defined':
      return i18n.t('why.defined', [text]);
    case 'everyday-wording':
      return i18n.t('why.everydayWording');
  }
}

function describePagePlace(basis: PlaceBasis | undefined, place: string): string {
  if (basis === 'outlet') return i18n.t('why.pagePlaceOutlet', [place]);
  if (basis === 'dateline') return i18n.t('why.pagePlaceDateline', [place]);
  if (basis === 'officials') return i18n.t('why.pagePlaceOfficials', [place]);
  return i18n.t('why.pagePlace', [place]);
}
