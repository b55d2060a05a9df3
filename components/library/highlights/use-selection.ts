/** Which highlights are selected: one by one, a range with Shift, or all that are shown. */
import { useState } from 'preact/hooks';

export interface Selection {
  ids: ReadonlySet<string>;
  /** `isRange`: all from the one touched last to this one become as this one does. */
  toggle: (id: string, isRange: boolean) => void;
  all: () => void;
  clear: () => void;
}

/** `shown` are ids in the order of the list. What is not shown any more is not selected either. */
export function useSelection(shown: readonly string[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [touched, setTouched] = useState<string | null>(null);
  const ids = chosen.size === 0 ? chosen : new Set(shown.filter((id) => chosen.has(id)));
  return {
    ids,
    toggle: (id, isRange) => {
      const selected = !ids.has(id);
      const next = new Set(ids);
      for (const one of isRange && touched !== null ? toRange(shown, touched, id) : [id]) {
        if (selected) next.add(one);
        else next.delete(one);
      }
      setChosen(next);
      setTouched(id);
    },
    all: () => setChosen(new Set(shown)),
    clear: () => setChosen(new Set()),
  };
}

export function toRange(shown: readonly string[], from: string, to: string): readonly string[] {
  const [a, b] = [shown.indexOf(from), shown.indexOf(to)];
  return a === -1 || b === -1 ? [to] : shown.slice(Math.min(a, b), Math.max(a, b) + 1);
}
