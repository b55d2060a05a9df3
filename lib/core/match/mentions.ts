/**
 * What matching finds in a block, and all that linking needs of it: mentions with what stands around them. Plain data;
 * it goes to the page and back as JSON. Offsets are raw.
 */
import type { Span } from '../model/annotation';
import type { Via } from './grammar';
import type { Sign } from './signs';
import type { Title } from './title';

/** Where a form stands, and the words as they stand there, white space included. */
export interface Surface extends Span {
  surface: string;
}

/** A place named in the text; `codes` has several where districts of several cities share the name. */
export interface PlaceMention extends Span {
  codes: string[];
  short: boolean;
  /** The name of a paper or site goes on from it: 洛阳|日报. */
  outlet?: true;
  /**
   * What leads to it: somebody goes or speaks there (赴成都), guests come there (来成都考察), somebody is appointed there
   * (调任成都); or it opens the sentence (在成都，…).
   */
  via?: Via;
}
export interface BodyMention extends Surface {
  /** Bodies of the knowledge base that the form names as it stands. */
  ids: string[];
  /** The ids hold only in their bodies' own place. */
  relative: boolean;
  /** A regular organ: type, level and level word (市), and the place where the text names it. */
  organ?: string;
  level?: string;
  word?: string;
  places?: string[];
  /** The street or township whose organ it is; `level` is then that of its county. */
  township?: string;
  /** Said in one breath with the body before it, whose place is its own: 成都市委、|市政府. */
  joined?: true;
  /** China stands right before: 中国外交部. */
  ours?: true;
  /** Another place, which the divisions do not know, stands right before: somebody else's body (东京市政府). */
  foreign?: true;
}
export interface NameMention extends Surface {
  ids: string[];
  title?: NameTitle;
  titleAfter?: string;
  /** Another walk of life next to the name: 演员, 记者. */
  role?: string;
  byline?: true;
  /** How well the text reads with the form as a word (wordGain), in hundredths of natural-log units. */
  gain: number;
  /** Number of the list (run of names) within the block that the name stands in. */
  list: number;
  /** What follows reads as if the name went on by one more character: 刘涛峰主持. */
  longer?: true;
  /** Nothing but a mark, a title or another name stands on that side. */
  openLeft: boolean;
  openRight: boolean;
}
export interface SloganMention extends Surface {
  ids: string[];
  /** Folded characters. */
  length: number;
  /** The form is of everyday speech too. */
  everyday?: true;
  quoted: boolean;
  gain: number;
  /** How many words of policy prose stand around it. */
  register: number;
}
/** A short title in title marks, 《决定》: means nothing by itself, but an article may say what it stands for. */
export interface ShortTitle extends Surface {
  /** The entity that the article so abbreviates here: 《…的决定》（以下简称《决定》）. */
  defines?: string;
}
/** A title without its folded offset, which stays in the matcher. */
export type NameTitle = Omit<Title, 'start'>;

export interface MatchedBlock {
  length: number;
  /** Offset behind the words that open an article (本报讯, 合肥日报讯); 0 where none do. */
  dateline: number;
  /** Ends like a sentence; headlines do not. */
  sentence: boolean;
  /** Whose organs it speaks of. */
  signs?: Sign[];
  /** Guests from elsewhere are spoken of. */
  guests?: true;
  /** Offsets behind the marks that end sentences. */
  stops: number[];
  places: PlaceMention[];
  bodies: BodyMention[];
  names: NameMention[];
  slogans: SloganMention[];
  titles: ShortTitle[];
}
