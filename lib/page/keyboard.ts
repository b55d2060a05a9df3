/**
 * Highlights are no elements, so the keyboard has commands: Alt+J and Alt+K go to the next and previous mention and open
 * its card, Alt+I opens, pins and closes a card. They come from the browser, which keeps such keys from the page; where
 * it has not given them to Jiazhu, the page gets them, and they are heard here. So no key counts twice.
 * Alt+Shift+J and Alt+Shift+K go to the next and previous saved passage and open its note; Enter pins an open card, Esc
 * closes it and gives the focus back.
 */
import type { ReaderCommand } from '../messaging/protocol';
import type { CardController } from './card-controller';
import type { CardHost } from './card-host';
import { isOfFrame } from './card-subject';
import { tagNameOf } from './dom';
import { watchFrames } from './frames';
import type { Highlighting } from './highlighting';
import type { Mention } from './mention';
import { bringIntoView } from './scroll';
import { toRange } from './ranges';

export interface Keyboard {
  /** Whether there was a mention for it. */
  run(command: ReaderCommand): boolean;
  /** Takes a key that was pressed before. */
  begin(early: KeyboardEvent): void;
  destroy(): void;
}
export interface KeyboardOptions {
  document: Document;
  /** The drawn mentions, in the page's order. */
  mentions: () => readonly Mention[];
  card: CardController;
  highlighting: Pick<Highlighting, 'go' | 'note' | 'bar'>;
  host: CardHost;
}

const COMMANDS = new Map<string, ReaderCommand>([
  ['KeyJ', 'next'],
  ['KeyK', 'previous'],
  ['KeyI', 'card'],
]);
/** To the next mention, to the previous one, or to where the reader is. */
type Step = 1 | -1 | 0;

export function createKeyboard({ document, mentions, card, highlighting, host }: KeyboardOptions): Keyboard {
  /** Where the reader was last, also after its card was closed. */
  let current: Mention | null = null;

  function run(command: ReaderCommand): boolean {
    if (command !== 'card') return go(command === 'next' ? 1 : -1);
    if (!card.current()) return go(0);
    if (card.isPinned()) card.close();
    else card.pin();
    return true;
  }

  function go(step: Step): boolean {
    const all = mentions();
    const open = card.current();
    if (open && isOfFrame(open)) {
      open.go(step === -1 ? 'previous' : 'next');
      return true;
    }
    current = findNext(all, open ?? current, step);
    if (!current) return false;
    bringIntoView(current);
    card.open(current, { focus: true });
    return true;
  }

  /** Whether there was something to close. */
  function closeOpen(): boolean {
    const { note, bar } = highlighting;
    const isOpen = card.current() !== null || note.current() !== null || bar.isOpen();
    for (const surface of [card, note, bar]) surface.close();
    return isOpen;
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!event.isTrusted || event.isComposing) return;
    const { code, altKey, ctrlKey, metaKey, shiftKey } = event;
    const isPlain = !altKey && !ctrlKey && !metaKey && !shiftKey;
    // By place on the keyboard: Alt makes other letters of J and K on a Mac.
    const command = COMMANDS.get(code);
    if (altKey && !ctrlKey && !metaKey && command && !isEditing(event)) {
      if (shiftKey ? goToPassage(command) : run(command)) take(event);
    } else if (event.key === 'Escape' && isPlain && closeOpen()) {
      // This Esc was for the card; the page's own dialogs stay as they are.
      take(event);
    } else if (event.key === 'Enter' && isPlain && card.current() && document.activeElement === document.body) {
      card.pin();
    }
  }

  const goToPassage = (command: ReaderCommand): boolean =>
    command !== 'card' && highlighting.go(command === 'next' ? 1 : -1);

  // A frame of the page's own origin has the card of the page, and keys of its own.
  const stop = watchFrames(document, ({ defaultView: view }, signal) => {
    // The window's capture phase comes before any handler of the page's elements.
    view?.addEventListener('keydown', onKeyDown, { capture: true, signal });
  });

  function isEditing(event: KeyboardEvent): boolean {
    // Of a frame's window it is no HTMLElement of ours.
    const target = event.target as Partial<HTMLElement> | null;
    if (target?.nodeType !== 1 || host.isOwn(event.target)) return false;
    return target.isContentEditable === true || /^(?:INPUT|TEXTAREA|SELECT)$/.test(tagNameOf(target as Element));
  }
  return { run, begin: onKeyDown, destroy: stop };
}

function take(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** The mention after (before, at) the current one; without one, the first in or below the viewport (the last above). */
function findNext(all: readonly Mention[], current: Mention | null, step: Step): Mention | null {
  const at = current ? all.findIndex((mention) => isSame(mention, current)) : -1;
  if (at >= 0) return all[(at + step + all.length) % all.length] ?? null;
  const top = (mention: Mention): number =>
    toRange(mention.block, mention.annotation.start, mention.annotation.end)?.getBoundingClientRect().top ?? NaN;
  const found = step === -1 ? all.findLast((m) => top(m) < 0) : all.find((m) => top(m) >= 0);
  return found ?? all.at(step === -1 ? -1 : 0) ?? null;
}

/** The same place, though the page was read again in between. */
function isSame(a: Mention, b: Mention): boolean {
  return a === b || (a.block.nodes[0]?.node === b.block.nodes[0]?.node && a.annotation.start === b.annotation.start);
}
