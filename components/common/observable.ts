/** A value that several components show: small enough to need no library. */
import { useEffect, useState } from 'preact/hooks';

export interface Observable<T> {
  get(): T;
  set(value: T): void;
  /** Calls back with each new value; returns what ends it. */
  watch(callback: (value: T) => void): () => void;
}

export function createObservable<T>(value: T): Observable<T> {
  const watchers = new Set<(value: T) => void>();
  return {
    get: () => value,
    set: (next) => {
      value = next;
      for (const watcher of watchers) watcher(value);
    },
    watch: (callback) => {
      watchers.add(callback);
      return () => watchers.delete(callback);
    },
  };
}

export function useObservable<T>(observable: Observable<T>): T {
  const [value, setValue] = useState(() => observable.get());
  useEffect(() => {
    // It may have changed between drawing and now.
    setValue(() => observable.get());
    return observable.watch((next) => setValue(() => next));
  }, [observable]);
  return value;
}
