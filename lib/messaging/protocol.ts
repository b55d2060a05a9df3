/**
 * Every message that Jiazhu sends, on one page. Two kinds, by who may send them:
 *
 *   page-facing   from our scripts in a web page to the background. The page is hostile, so these can only ask:
 *                 to be read, for one entity's card, to have the library opened.
 *   to the reader from the popup to the script in the active tab.
 *   inner         from extension pages to the background.
 *
 * Data is checked against the schemas in `schemas.ts` on arrival; what does not fit is refused.
 */
import type { Annotation, ArticleContext, PageFacts } from '../core/model/annotation';
import type { Entity, EntityType, Source } from '../core/model/entity';

/**
 * What matching found in a block, as JSON: the page keeps it and sends it back, and never looks in. As one string it
 * costs the page's thread a copy, where parsed objects cost as much as reading the page does.
 */
export type PackedMatches = string;

/** A block to annotate: new or changed ones by their text, others by the matches that the worker gave back before. */
export type BlockRequest = { text: string } | { matched: PackedMatches };

export interface AnnotateRequest {
  facts: PageFacts;
  blocks: BlockRequest[];
}
export interface AnnotateResponse {
  contexts: ArticleContext[];
  /** One for each requested block, in order; offsets are into that block's text. */
  blocks: { matched: PackedMatches; annotations: Annotation[] }[];
}

/** All that a card or an entity page shows. Names and sources are those that the entity refers to. */
export interface EntityView {
  entity: Entity;
  /** `hant` is the traditional form. */
  names: Record<string, { zh: string; hant?: string; en?: string }>;
  sources: Record<string, Source>;
  /** Place code → name. */
  places: Record<string, string>;
}

export type SeedingState =
  { state: 'ready'; version: string } | { state: 'seeding' } | { state: 'failed'; cause: string };

/** What the reader found, for the popup's list; in the order of the page. */
export interface FoundEntity {
  id: string;
  type: EntityType;
  name: string;
  possible: boolean;
  count: number;
}
export type PageReport =
  | { state: 'read'; facts: PageFacts; contexts: ArticleContext[]; found: FoundEntity[] }
  | { state: 'reading' }
  | { state: 'failed'; cause: string };

export interface Protocol {
  // page-facing
  /** The gate has seen Chinese text: let the reader be injected. */
  wake(): void;
  annotate(request: AnnotateRequest): AnnotateResponse;
  card(id: string): EntityView | null;
  /** A trusted click in a card asks for the entity's page in the library. */
  openEntity(id: string): void;
  // to the reader (popup → tab)
  report(): PageReport;
  /** Scrolls to the nth mention (0-based) of an entity and flashes it. */
  scrollTo(target: { id: string; nth: number }): void;
  /** Restores the page and goes. */
  destroy(): void;
  // inner (extension pages → background)
  seeding(): SeedingState;
  retrySeeding(): SeedingState;
  /** Jiazhu was switched on or off for the site of this tab. */
  siteChanged(change: { tabId: number }): void;
}
