const SETTLES_MS = 50;

/**
 * Tells that the page may have gone on to another article, or come back: single-page applications change the address
 * without loading anything. Where the browser has no event for that (Firefox before 147), the reader's own tick sees it.
 */
export function watchAddress(onMove: () => void): () => void {
  const stop = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Not within the page's own step, which may go through several addresses.
  const wait = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      onMove();
    }, SETTLES_MS);
  };
  const { navigation } = globalThis as { navigation?: EventTarget };
  navigation?.addEventListener('currententrychange', wait, { signal: stop.signal });
  // pageshow: out of the browser's cache of pages, where time stood still.
  for (const type of ['popstate', 'hashchange', 'pageshow'])
    addEventListener(type, wait, { passive: true, signal: stop.signal });
  return () => {
    clearTimeout(timer);
    stop.abort();
  };
}
