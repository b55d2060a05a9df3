/**
 * The reader of one page: page text → annotate → marks. What answers to pointer and keyboard comes once they are drawn
 * (interaction.ts). All of it undoes itself in `destroy`.
 */
import type { AnnotateRequest, AnnotateResponse, PageReport } from '../messaging/protocol';
import { watchAddress } from './address-watch';
import { isRendered } from './block-elements';
import { createCardHost } from './card-host';
import { watchEarlyInput } from './early-input';
import { isInPage, textOf } from './dom';
import { frameOf } from './flat-tree';
import { watchFrames } from './frames';
import { createHighlighter } from './highlighter';
import type { CreateInteraction, Interaction, InteractionSettings, InteractionWorld } from './interaction';
import { createKnowledgeWatch, type KnowledgeWorld } from './knowledge-watch';
import { createLifeline } from './lifeline';
import { createMarks } from './marks';
import { rankOf } from './mention';
import { createPageObserver } from './observer';
import { createPageSession } from './page-session';
import { bringIntoView } from './scroll';
import { wakingSelection } from './waking-selection';

/** The world outside of the page, handed in. */
export interface ReaderOptions {
  annotate: (request: AnnotateRequest) => Promise<AnnotateResponse>;
  knowledge: KnowledgeWorld;
  /** Brings in what answers to pointer and keyboard. */
  loadInteraction: () => Promise<CreateInteraction>;
  interaction: InteractionWorld;
  settings: InteractionSettings;
  isAlive: () => boolean;
}
export interface Reader {
  report: () => PageReport;
  scrollTo: (target: { id: string; nth: number }) => void;
  setSettings: (settings: InteractionSettings) => void;
  /** What answers to pointer and keyboard, and draws what is kept; it comes now if need be. */
  interaction: () => Promise<Interaction>;
  /** If it is there. */
  current: () => Interaction | undefined;
  /** Once the page has been read for the first time. */
  whenRead: Promise<void>;
  destroy: () => void;
}

/** Highlights that are kept are looked for this long, ms, after the first marks at the latest… */
const IDLE_MS = 200;
/** … and they and the reader wait so long for marks after the start: the background may be filling the knowledge base. */
const PATIENCE_MS = 1500;

/** `onReplaced`: the page has written itself anew (document.open) and taken our listeners along. */
export function createReader(options: ReaderOptions, onDestroyed: () => void, onReplaced: () => void): Reader {
  const root = document.documentElement;
  let settings = options.settings;
  let textColor = '';
  /** For these the whole page was read already, and is not for them at each look. */
  const revealedOnce = new WeakSet<Element>();
  let destroyed = false;
  let isStarted = false;
  let current: Interaction | undefined;
  let coming: Promise<Interaction> | undefined;
  /** Somebody or something has asked for what answers. */
  let isWanted = false;

  const host = createCardHost(document);
  const highlighter = createHighlighter(host.element);
  const marks = highlighter && createMarks(highlighter, () => settings);
  const session = createPageSession({
    document,
    annotate: options.annotate,
    onRoots: (roots) => observer.watch(roots),
    onMentions: draw,
  });
  const stopFrames = watchFrames(document, (at) => {
    const frame = frameOf(at);
    // One that comes later, or goes on to another document, is read like any text that comes.
    if (frame && isStarted) observer.touch([frame]);
  });
  const observer = createPageObserver({
    document,
    isOwn: host.isOwn,
    onOwnRemoved: () => {
      if (!host.isMoving()) current?.onHostRemoved();
    },
    findRestyled: () => [...findRevealed(), ...(marks?.findHidden() ?? [])],
    onText: (text) => marks?.drop(text),
    wasRead: session.wasRead,
    onChange: async (changes) => {
      if (document.documentElement !== root) {
        onReplaced();
        return false;
      }
      const isNew = await session.update(changes);
      marks?.restore();
      current?.onTextChanged();
      return isNew;
    },
  });
  const knowledge = createKnowledgeWatch(document, options.knowledge, session.rematch);
  const stopWatchingAddress = watchAddress(look);
  const lifeline = createLifeline(options.isAlive, tick, destroy);
  const earlyInput = watchEarlyInput(document, () => void marked.then(comeQuietly));

  function draw(): void {
    if (destroyed) return;
    textColor = getTextColor();
    marks?.set(session.blocks());
    current?.onDrawn();
  }

  /** What was left out as hidden and shows now; the whole page, where more was hidden than is remembered. */
  function findRevealed(): Element[] {
    const { elements, isCut } = session.hidden();
    const revealed = elements.filter(
      (e) => isInPage(e) && isRendered(e, { visibilityProperty: true }) && /[\u3400-\u9fff]/.test(textOf(e) ?? ''),
    );
    if (!isCut || revealed.every((e) => revealedOnce.has(e))) return revealed;
    for (const e of revealed) revealedOnce.add(e);
    return [document.documentElement];
  }

  function look(): void {
    if (document.visibilityState === 'visible') tick();
  }

  /** What can change without a mutation: address, visibility, colours, the shared registry. */
  function tick(): void {
    if (document.documentElement !== root) return onReplaced();
    if (session.hasMoved()) {
      void session.update('all');
      if (current) current.refreshHighlights();
      else void comeIfNeeded();
    } else if (session.areFactsDue()) void session.update([]);
    observer.findLate();
    observer.touch([...findRevealed(), ...(marks?.findHidden() ?? [])]);
    if (getTextColor() !== textColor) {
      textColor = getTextColor();
      marks?.redraw();
    }
    highlighter?.repair();
    if (current) current.tick();
    else if (isWanted) comeQuietly();
  }

  async function come(): Promise<Interaction> {
    const create = await options.loadInteraction();
    if (destroyed) throw new Error('this reader is gone');
    const { interaction: world } = options;
    const early = earlyInput.take();
    return (current = create({ document, world, host, session, marks, highlighter, settings: () => settings, early }));
  }

  function interaction(): Promise<Interaction> {
    coming ??= come().catch((error: unknown) => {
      coming = undefined;
      throw error;
    });
    return coming;
  }

  /** Where nobody waits for it, it is tried again with the next tick. */
  function comeQuietly(): void {
    isWanted = true;
    interaction().catch(() => undefined);
  }

  /** Before any input only for what is kept or selected: many pages are opened and never touched. */
  async function comeIfNeeded(): Promise<void> {
    const { mayHaveHighlights } = options.interaction;
    if (wakingSelection.is() || (await mayHaveHighlights().catch(() => false))) comeQuietly();
  }

  function destroy(): void {
    if (destroyed) return;
    destroyed = true;
    clearTimeout(patience);
    stopFrames();
    stopWatchingAddress();
    for (const part of [lifeline, earlyInput, observer, session, current, marks, highlighter, host, knowledge])
      try {
        part?.destroy();
      } catch {
        // Of an extension that is gone some functions are, too; the rest has to go all the same.
      }
    onDestroyed();
  }

  isStarted = true;
  const firstRead = session.update('all').then(() => undefined);
  let patience: ReturnType<typeof setTimeout> | undefined;
  const marked = Promise.race([
    firstRead,
    new Promise<void>((resolve) => (patience = setTimeout(resolve, PATIENCE_MS))),
  ]);
  void marked.then(() => whenIdle(() => void comeIfNeeded()));
  return {
    report: () => session.report((mention) => rankOf(mention, settings) !== null),
    scrollTo({ id, nth }) {
      const mention = session.mentions().filter(({ annotation }) => annotation.id === id)[nth];
      if (!mention) return;
      bringIntoView(mention);
      highlighter?.flash(mention);
    },
    setSettings(next) {
      settings = next;
      marks?.redraw();
    },
    interaction,
    current: () => current,
    whenRead: firstRead,
    destroy,
  };
}

/** Stands for the page's scheme: a page that turns dark turns its text light. */
function getTextColor(): string {
  // A page may be without either for a moment.
  const element = (document.body ?? document.documentElement) as Element | null;
  return element ? getComputedStyle(element).color : '';
}

/** After the marks have been painted, in a task of its own. */
function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: IDLE_MS });
  else setTimeout(work, 0);
}
