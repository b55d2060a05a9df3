/**
 * The reader's highlights on this page: asks which there are, has them anchored in the page's text, draws them, and asks
 * again when the text they were missing may have come. A page without any costs one small look-up.
 */
import type { Span } from '../core/model/annotation';
import type { HighlightColor } from '../core/model/colors';
import type { EntityRef } from '../core/model/highlight';
import type {
  AnchoredHighlight,
  PageRef,
  PageText,
  PlacedHighlight,
  PassageToSave,
  SaveOutcome,
} from '../messaging/protocol';
import { findPageRef } from './canonical';
import { isInFlatTree } from './flat-tree';
import type { KeptHighlighter } from './kept-highlighter';
import { readReadingText, toPieces, toSpan, type Piece, type ReadingText, type SelectedRange } from './reading-text';

/** Between two looks for passages that are not there yet, ms; each look in vain doubles it. */
const MIN_REST_MS = 500;
const MAX_REST_MS = 60_000;
/** Waits after an attempt that failed, ms. */
const RETRY_MS = [500, 2000, 6000];

/** A highlight that stands on the page. */
export interface Kept {
  highlight: PlacedHighlight;
  pieces: Piece[];
}

export interface KeptPassages {
  /** Asks and draws anew: at the start, after the address changed, after highlights were changed elsewhere. */
  refresh: () => Promise<void>;
  /** The page's text has changed: looks again where that can matter, and not too often. */
  onTextChanged(): void;
  /** In the order of the page. */
  kept(): readonly Kept[];
  /** Those too that are not on the page now. */
  anchored(): readonly AnchoredHighlight[];
  /** The text that a range holds; null where it is none that is read. Throws where the page went meanwhile. */
  locate(range: SelectedRange): Promise<{ reading: ReadingText; span: Span } | null>;
  /** Resolves once it is on disk; then it is drawn. */
  save(range: SelectedRange, extra: PassageExtras): Promise<SaveOutcome>;
  reattach(id: string, range: SelectedRange): Promise<SaveOutcome>;
  destroy(): void;
}

/** What is known of a passage besides its text. */
export interface PassageExtras {
  color: HighlightColor;
  title: string;
  date?: string | undefined;
  findEntities: (pieces: readonly Piece[]) => EntityRef[];
}

export interface KeptPassagesOptions {
  document: Document;
  highlighter: KeptHighlighter | null;
  /** Whether some page of this site has highlights: without asking the background. */
  mayHaveHighlights: () => Promise<boolean>;
  count: (page: PageRef) => Promise<number>;
  anchor: (page: PageText) => Promise<AnchoredHighlight[]>;
  save: (passage: PassageToSave) => Promise<SaveOutcome>;
  reattach: (passage: PageText & { id: string } & Span) => Promise<SaveOutcome>;
  /** Others are drawn now. */
  onDrawn: () => void;
}

export function createKeptPassages(options: KeptPassagesOptions): KeptPassages {
  const { document, highlighter } = options;
  const stop = new AbortController();
  let anchored: readonly AnchoredHighlight[] = [];
  let kept: Kept[] = [];
  let reading: ReadingText | undefined;
  let rest = MIN_REST_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<unknown> = Promise.resolve();

  function take(next: readonly AnchoredHighlight[], text: ReadingText): void {
    anchored = next;
    reading = text;
    kept = next
      .flatMap((highlight) => (highlight.state === 'orphan' ? [] : [{ highlight, pieces: toPieces(text, highlight) }]))
      .sort((a, b) => a.highlight.start - b.highlight.start || b.highlight.end - a.highlight.end);
    draw();
  }

  function draw(): void {
    highlighter?.draw(kept.map(({ highlight: { color, state }, pieces }) => ({ color, state, pieces })));
    options.onDrawn();
  }

  async function ask(isForced: boolean): Promise<void> {
    if (!(await options.mayHaveHighlights())) return forget();
    if ((await options.count(findPageRef(document))) === 0) return forget();
    const text = await readReadingText(document, stop.signal);
    // The same text gives the same places.
    if (!isForced && reading?.text === text.text && isStanding()) return;
    take(await options.anchor({ ...findPageRef(document), text: text.text }), text);
  }

  function forget(): void {
    if (anchored.length === 0) return;
    anchored = kept = [];
    draw();
  }

  /** Whether each passage drawn is still where it was drawn: then a change of text elsewhere does not matter. */
  function isStanding(): boolean {
    return kept.every(({ pieces }) =>
      pieces.every(({ block, start, end }) =>
        block.nodes.every(
          ({ node, start: from }) =>
            from >= end ||
            from + node.length <= start ||
            (isInFlatTree(node) && block.text.startsWith(node.data.replace(/\s/g, ' '), from)),
        ),
      ),
    );
  }

  /** One at a time, in order; a failure leaves what is drawn. Resolves with whether it went well. */
  function run(work: () => Promise<void>): Promise<boolean> {
    const done = running
      .then(() => (stop.signal.aborted ? undefined : work()))
      .then(
        () => true,
        () => false,
      );
    running = done;
    return done;
  }

  /** Asks anew; again a few times where the worker does not answer: it may have died over the question. */
  async function refresh(): Promise<void> {
    rest = MIN_REST_MS;
    for (const wait of RETRY_MS) {
      if ((await run(() => ask(true))) || stop.signal.aborted) return;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  /** Text whose ends have just been read as [start, end); nodes are those of now. */
  async function locate(range: SelectedRange): Promise<{ reading: ReadingText; span: Span } | null> {
    const text = await readReadingText(document, stop.signal);
    const span = toSpan(text, range);
    return span && { reading: text, span };
  }

  async function keep(
    range: SelectedRange,
    send: (located: { reading: ReadingText; span: Span }) => Promise<SaveOutcome>,
  ): Promise<SaveOutcome> {
    const located = await locate(range);
    if (!located) return { state: 'failed', failure: 'other', cause: 'nothing that can be read is selected' };
    const outcome = await send(located);
    if (outcome.state === 'saved') {
      const others = anchored.filter(({ id }) => id !== outcome.highlight.id);
      // Drawn at once; the others' places are of an older reading, and asked for again.
      if (reading?.text === located.reading.text) take([...others, outcome.highlight], located.reading);
      else await run(() => ask(true));
    }
    return outcome;
  }

  return {
    refresh,
    onTextChanged() {
      if (timer !== undefined || anchored.length === 0 || (countMissing() === 0 && isStanding())) return;
      timer = setTimeout(() => {
        const missing = countMissing();
        void run(() => ask(false)).then(() => {
          timer = undefined;
          rest = countMissing() < missing ? MIN_REST_MS : Math.min(rest * 2, MAX_REST_MS);
        });
      }, rest);
    },
    kept: () => kept,
    anchored: () => anchored,
    locate,
    save: (range, { color, title, date, findEntities }) =>
      keep(range, ({ reading: text, span }) =>
        options.save({
          ...findPageRef(document),
          text: text.text,
          ...span,
          color,
          title: title.slice(0, 2000),
          ...(date && { date }),
          entities: findEntities(toPieces(text, span)),
        }),
      ),
    reattach: (id, range) =>
      keep(range, ({ reading: text, span }) =>
        options.reattach({ ...findPageRef(document), text: text.text, ...span, id }),
      ),
    destroy() {
      stop.abort();
      clearTimeout(timer);
    },
  };

  function countMissing(): number {
    return anchored.filter(({ state }) => state === 'orphan').length;
  }
}
