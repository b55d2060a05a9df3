import type { EntityType } from './entity';

/** UTF-16 offsets into the text that the caller gave, half-open. */
export interface Span {
  start: number;
  end: number;
}

/** linked: the reader is told who or what it is. possible: offered with doubt. */
export type Status = 'linked' | 'possible';

/**
 * One thing that spoke for (or against) a link: a code, and the words it is about. The card's locale files turn
 * it into a sentence, so a code here has its sentence under `why` there.
 */
export const EVIDENCE_CODES = [
  'title', // {text} the office stands before the name: 市委书记史根治
  'title-after', // {text} the office stands behind it: 史根治书记
  'shared-title', // {text} a title that heads the list the name stands in: 副市长赵淑红、董留民
  'list', // {with} named together with other officials of the same place
  'own-body', // {text} the body whose post the official holds is named close by
  'earlier', // {text} named with office elsewhere in the article
  'place', // {place} the article is about the official's place
  'eminent', // a name that is hardly anyone else's
  'rare-name', // few bear this name
  'common-name', // many bear this name: a doubt
  'no-title', // no office is given: a doubt
  'full-name', // the body is named in full
  'national-name', // the usual name of a national body, and nothing near by speaks of another's
  'place-named', // {place} the place stands in the mention: 许昌市委
  'page-place', // {place, basis} a relative name, resolved by what the article is about
  'no-place', // a relative name, and nothing says which place: a doubt
  'wording', // {text} the wording is the slogan's own
  'defined', // {text} the article says what it abbreviates: 以下简称《决定》
  'everyday-wording', // the wording has an everyday sense too: a doubt
] as const;
export type EvidenceCode = (typeof EVIDENCE_CODES)[number];
export interface Evidence {
  code: EvidenceCode;
  text?: string;
  with?: string;
  place?: string;
  basis?: PlaceBasis;
}

/** How the place of an article was found. */
export const PLACE_BASES = ['given', 'title', 'outlet', 'dateline', 'text', 'officials', 'page'] as const;
export type PlaceBasis = (typeof PLACE_BASES)[number];

export interface Candidate {
  id: string;
  name: string;
  confidence: number;
}

/** The office shown for an official on the article's date. */
export interface OfficeAtDate {
  title: string;
  body: string;
  /** attested: a source shows it on that very day; within: between known start and end, or between attestations;
   * nearest: the nearest attestation before or after; undated: the article's date is not known. */
  basis: 'attested' | 'within' | 'nearest' | 'undated';
}

/** A linked mention. `surface` is the text as it stands, white space included. */
export interface Annotation extends Span {
  surface: string;
  type: EntityType;
  id: string;
  /** Full official name. */
  name: string;
  status: Status;
  /** 0 to 1. */
  confidence: number;
  why: Evidence[];
  candidates?: Candidate[];
  office?: OfficeAtDate;
  /** A slogan entry of kind `term` (核酸检测, 两会): marked only where the reader wants terms. */
  term?: boolean;
  /** One of kind `phrase` (压实责任): marked only where the reader wants common phrases. */
  phrase?: boolean;
}

/** What is known about a page or document before its text is read; each value with where it came from. */
export interface Fact {
  value: string;
  from: 'json-ld' | 'meta' | 'time' | 'dateline' | 'url' | 'text' | 'title' | 'given';
}
export interface PageFacts {
  url?: string;
  title?: Fact;
  outlet?: Fact;
  /** ISO day. */
  date?: Fact;
  place?: Fact;
}

/** One article within what was read: blocks [from, to), with its own place and date. */
export interface ArticleContext {
  from: number;
  to: number;
  date?: string;
  /** Place code, cn-411000. */
  place?: string;
  placeName?: string;
  placeBasis?: PlaceBasis;
  outlet?: string;
}
