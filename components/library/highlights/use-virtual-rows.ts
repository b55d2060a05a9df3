/** `@tanstack/virtual-core` for Preact: the rows near the window, of a list that scrolls with the page. */
import {
  defaultRangeExtractor,
  measureElement,
  observeWindowOffset,
  observeWindowRect,
  Virtualizer,
  windowScroll,
  type VirtualItem,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useReducer, useState } from 'preact/hooks';

/** Rows drawn beyond the window on either side: a fast wheel, and the neighbours that arrow keys go to. */
const OVERSCAN = 4;
/** Of a first drawing: what is seen is to be seen soon. */
const FIRST_OVERSCAN = 1;

export interface RowsOptions {
  count: number;
  /** Heights are remembered by it. */
  toKey: (index: number) => string;
  /** Height (px) until the row is measured. */
  estimate: (index: number) => number;
  onMeasured: (index: number, height: number) => void;
  /** Rows that stay drawn wherever the list is scrolled to: what has the focus, what is being written in. */
  pinned: readonly number[];
  /** The element that the rows lie in. */
  list: RefObject<HTMLElement>;
}

export interface Rows {
  items: VirtualItem[];
  /** Of the whole list, px. */
  height: number;
  /** Where the list begins in the document, px: `start` of an item counts from there. */
  margin: number;
  measure: (row: HTMLElement | null) => void;
}

export function useVirtualRows({ count, toKey, estimate, onMeasured, pinned, list }: RowsOptions): Rows {
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const [margin, setMargin] = useState(0);
  const [overscan, setOverscan] = useState(FIRST_OVERSCAN);
  const options = {
    count,
    overscan,
    scrollMargin: margin,
    initialRect: { width: innerWidth, height: innerHeight },
    initialOffset: () => scrollY,
    getItemKey: toKey,
    estimateSize: estimate,
    getScrollElement: () => window,
    measureElement: (
      row: HTMLElement,
      entry: ResizeObserverEntry | undefined,
      owner: Virtualizer<Window, HTMLElement>,
    ) => {
      const height = measureElement(row, entry, owner);
      onMeasured(owner.indexFromElement(row), height);
      return height;
    },
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    scrollToFn: windowScroll,
    rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const near = defaultRangeExtractor(range);
      const far = pinned.filter((index) => index >= 0 && index < count && !near.includes(index));
      return far.length === 0 ? near : [...near, ...far].sort((a, b) => a - b);
    },
    onChange: () => redraw(undefined),
  };
  const [virtualizer] = useState(() => new Virtualizer<Window, HTMLElement>(options));
  virtualizer.setOptions(options);
  useEffect(() => {
    const asked = requestIdleCallback(() => setOverscan(OVERSCAN), { timeout: 200 });
    return () => cancelIdleCallback(asked);
  }, []);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  useLayoutEffect(() => {
    const find = () => setMargin(list.current?.offsetTop ?? 0);
    find();
    // Whatever stands above may grow: asked when the layout is made, since asking in between makes it once more.
    const observer = new ResizeObserver(find);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [list]);
  return {
    items: virtualizer.getVirtualItems(),
    height: virtualizer.getTotalSize(),
    margin,
    measure: virtualizer.measureElement,
  };
}
