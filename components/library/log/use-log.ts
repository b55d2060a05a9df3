/** The reading log as the library shows it: its settings, and what is in it, as they change. */
import { liveQuery } from 'dexie';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { isLogThere } from '../../../lib/kb/readings/database';
import { countReadings } from '../../../lib/kb/readings/store';
import { readingLogSetting, type Setting } from '../../../lib/settings/settings';

/** null until it is read. */
export function useSetting<T>(setting: Setting<T>): T | null {
  const [value, setValue] = useState<T | null>(null);
  useEffect(() => {
    void setting.getValue().then((stored) => setValue(() => stored));
    return setting.watch((changed) => setValue(() => changed));
  }, [setting]);
  return value;
}

export interface Live<T> {
  /** null until it is read, and where there is no log. */
  value: T | null;
  error: unknown;
}

/** What `query` (the same function each time) finds, and again when any page or the background has changed that. */
export function useLog<T>(query: () => Promise<T>): Live<T> {
  const state = useSetting(readingLogSetting);
  const [live, setLive] = useState<Live<T>>({ value: null, error: null });
  useEffect(() => {
    let isOver = false;
    let stop: (() => void) | undefined;
    const begin = async () => {
      // Reading would make the log that nobody has asked for.
      if (state !== 'on' && !(await isLogThere().catch(() => false))) return;
      if (isOver) return;
      const subscription = liveQuery(query).subscribe({
        next: (value) => setLive({ value, error: null }),
        error: (error: unknown) => setLive({ value: null, error }),
      });
      stop = () => subscription.unsubscribe();
    };
    if (state !== null) void begin();
    return () => {
      isOver = true;
      stop?.();
    };
  }, [query, state]);
  return live;
}

export function useReadingCount(): number {
  return useLog(useCallback(countReadings, [])).value ?? 0;
}
