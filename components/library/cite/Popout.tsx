import { autoUpdate, computePosition, flip, offset, shift } from '@floating-ui/dom';
import type { ComponentChildren, JSX } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

interface PopoutProps {
  /** What the button says. */
  label: ComponentChildren;
  /** What it is called where its words alone do not say it, and what the popover is called. */
  name: string;
  class?: string;
  style?: JSX.CSSProperties;
  tabIndex?: number;
  children: () => ComponentChildren;
}

/**
 * A button that opens something beside it. The popover is the browser's: Escape and a click elsewhere close it, Tab goes
 * from the button into it, and the focus comes back. Its contents are made when it opens.
 */
export function Popout({ label, name, children, ...button }: PopoutProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const popover = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const [from, box] = [opener.current, popover.current];
    if (!isOpen || !from || !box) return undefined;
    return autoUpdate(from, box, () => void placeBeside(from, box));
  }, [isOpen]);
  return (
    <>
      <button ref={opener} type="button" popovertarget={id} aria-label={name} title={name} {...button}>
        {label}
      </button>
      <div
        ref={popover}
        id={id}
        popover="auto"
        class="popout"
        role="dialog"
        aria-label={name}
        onBeforeToggle={(event) => event.newState === 'open' && setOpen(true)}
        // Only then: were the focus in what goes away, the browser would not bring it back to the button.
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {isOpen && children()}
      </div>
    </>
  );
}

/** Between button and popover, and between popover and the viewport's edge, px. */
const GAP = 6;
const EDGE = 10;

async function placeBeside(opener: HTMLElement, popover: HTMLElement): Promise<void> {
  const { x, y } = await computePosition(opener, popover, {
    strategy: 'fixed',
    placement: 'bottom-start',
    middleware: [offset(GAP), flip({ padding: EDGE }), shift({ padding: EDGE })],
  });
  Object.assign(popover.style, { left: `${Math.round(x)}px`, top: `${Math.round(y)}px` });
}
