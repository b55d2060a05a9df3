import type { ComponentChildren } from 'preact';
import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import { createRowHeights, type Shape } from './row-heights';
import { useVirtualRows } from './use-virtual-rows';

/** `height` (px) is what a row is taken to have until one of its shape is measured. */
export interface ListItem {
  key: string;
  height: number;
  shape?: Shape;
}

export interface VirtualListProps<T extends ListItem> {
  /** As long as the array is the same one, what was worked out for it is kept. */
  items: readonly T[];
  /** feed: rows are articles. list: rows are its items. */
  role: 'feed' | 'list';
  label: string;
  busy?: boolean;
  /** Keys of rows that stay drawn wherever the list is scrolled to. */
  pinned?: ReadonlySet<string>;
  children: (item: T) => ComponentChildren;
}

/** A list of any length, of which only what is near the window is in the document. */
export function VirtualList<T extends ListItem>(props: VirtualListProps<T>) {
  const { items, role, label, busy = false, pinned, children } = props;
  const list = useRef<HTMLDivElement>(null);
  // The same functions while the items are the same: for others all 50,000 places are worked out anew, in every frame.
  // Where one has turned out otherwise than it was taken to be, those behind it are, so what is asked of each lies close.
  const keys = useMemo(() => items.map(({ key }) => key), [items]);
  const heights = useMemo(() => Float32Array.from(items, ({ height }) => height), [items]);
  // -1: of no shape.
  const shapes = useMemo(() => Int32Array.from(items, ({ shape = -1 }) => shape), [items]);
  const [learned] = useState(createRowHeights);
  const toKey = useCallback((index: number) => keys[index] ?? String(index), [keys]);
  const estimate = useCallback(
    (index: number) => learned.estimate(shapes[index] ?? -1, heights[index] ?? 0),
    [heights, shapes, learned],
  );
  const onMeasured = (index: number, height: number) => {
    const shape = shapes[index] ?? -1;
    if (shape >= 0) learned.learn(shape, height);
  };
  const places = useMemo(() => new Map(pinned?.size ? items.map(({ key }, i) => [key, i]) : []), [items, pinned?.size]);
  const rows = useVirtualRows({
    count: items.length,
    toKey,
    estimate,
    onMeasured,
    pinned: [...(pinned ?? [])].flatMap((key) => places.get(key) ?? []),
    list,
  });
  return (
    <div ref={list} class="vlist" role={role} aria-label={label} aria-busy={busy} style={{ height: rows.height }}>
      {rows.items.map(({ key, index, start }) => {
        const item = items[index];
        return (
          item && (
            <div
              key={key}
              ref={rows.measure}
              class="vlist-row"
              data-index={index}
              style={{ transform: `translateY(${start - rows.margin}px)` }}
              {...(role === 'list' && { role: 'listitem' })}
            >
              {children(item)}
            </div>
          )
        );
      })}
    </div>
  );
}
