/**
 * The reader of one page: page text → annotate → marks → hit-testing → card. All of it undoes itself in `destroy`.
 */
import type { AnnotateRequest, AnnotateResponse, EntityView, PageReport } from '../messaging/protocol';
import { createCardController } from './card-controller';
import { createCardHost } from './card-host';
import type { PaintCard } from './card-state';
import { createHighlighter } from './highlighter';
import { createHitTest, type HitTest } from './hit-test';
import { createKeyboard } from './keyboard';
import { createLifeline } from './lifeline';
import type { DrawSettings, Mention } from './mention';
import { createPageObserver } from './observer';
import { createPageSession } from './page-session';
import { createPointer } from './pointer';
import { bringIntoView } from './scroll';

/** The world outside of the page, handed in. */
export interface ReaderOptions {
  annotate: (request: AnnotateRequest) => Promise<AnnotateResponse>;
  loadEntity: (id: string) => Promise<EntityView | null>;
  openInLibrary: (id: string) => void;
  paintCard: PaintCard;
  cardStyles: string;
  settings: DrawSettings;
  isAlive: () => boolean;
}
export interface Reader {
  report: () => PageReport;
  scrollTo: (target: { id: string; nth: number }) => void;
  setSettings: (settings: DrawSettings) => void;
  destroy: () => void;
}

export function createReader(options: ReaderOptions, onDestroyed: () => void): Reader {
  let settings = options.settings;
  let drawn: readonly Mention[] = [];
  let hitTest: HitTest = () => null;
  let textColor = '';
  let destroyed = false;

  const host = createCardHost(document, options.cardStyles);
  const highlighter = createHighlighter(document, host.element);
  const session = createPageSession({ document, annotate: options.annotate, onMentions: draw });
  const card = createCardController({
    host,
    paint: options.paintCard,
    loadEntity: options.loadEntity,
    openInLibrary: options.openInLibrary,
    contextOf: session.contextOf,
    onActive: (mention) => highlighter?.setActive(mention),
  });
  const pointer = createPointer({ document, hitTest: (x, y) => hitTest(x, y), card, host });
  const keyboard = createKeyboard({ document, mentions: () => drawn, card, host });
  const observer = createPageObserver({
    document,
    isOwn: host.isOwn,
    onOwnRemoved: () => card.close(),
    onChange: session.update,
  });
  const lifeline = createLifeline(options.isAlive, tick, destroy);

  function draw(): void {
    if (destroyed || !highlighter) return;
    textColor = getTextColor();
    drawn = highlighter.draw(session.mentions(), settings);
    hitTest = createHitTest(document, drawn);
    closeOutdatedCard();
  }

  /** A card whose text was rendered anew explains something that is no longer there. */
  function closeOutdatedCard(): void {
    const open = card.current();
    const isThere = open?.block.nodes.every(({ node }) => node.isConnected);
    if (open && !isThere && !card.isPinned()) card.close();
  }

  /** What can change without a mutation: address, visibility, colours, the shared registry. */
  function tick(): void {
    if (session.hasMoved()) void session.update('all');
    const revealed = session.findRevealed();
    if (revealed.length > 0) void session.update(revealed);
    if (drawn.length > 0 && getTextColor() !== textColor) draw();
    highlighter?.repair();
  }

  function destroy(): void {
    if (destroyed) return;
    destroyed = true;
    for (const part of [lifeline, observer, pointer, keyboard, session, card, highlighter, host]) part?.destroy();
    onDestroyed();
  }

  void session.update('all');
  return {
    report: session.report,
    scrollTo({ id, nth }) {
      const mention = session.mentions().filter(({ annotation }) => annotation.id === id)[nth];
      if (!mention) return;
      bringIntoView(mention);
      highlighter?.flash(mention);
    },
    setSettings(next) {
      settings = next;
      draw();
    },
    destroy,
  };
}

/** Stands for the page's scheme: a page that turns dark turns its text light. */
function getTextColor(): string {
  // A page may be without either for a moment.
  const element = (document.body ?? document.documentElement) as Element | null;
  return element ? getComputedStyle(element).color : '';
}
