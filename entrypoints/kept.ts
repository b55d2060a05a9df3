/**
 * Beside the gate, on sites where highlights were saved: brings the reader to their pages in any language. A script of its
 * own, since the look-up alone costs a page more than the whole gate.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { sendWake } from '../lib/messaging/wake';
import { isOfTop } from '../lib/page/frame-worth';
import { findCanonical } from '../lib/page/canonical';
import { toHostKey } from '../lib/settings/fingerprint';

declare const chrome: {
  runtime?: { lastError?: unknown };
  storage?: { local: { get(keys: string[], found: (items: object) => void): void } };
};

/** Without waking the worker: a trace in storage says that some page of this host, or of its canonical one, has highlights. */
function wakeForHighlights(): void {
  const hosts = [location.href, findCanonical(document) ?? ''].flatMap((url) =>
    URL.canParse(url, location.href) ? new URL(url, location.href).hostname : [],
  );
  try {
    chrome.storage?.local.get(hosts.map(toHostKey), (found) => {
      if (!chrome.runtime?.lastError && Object.keys(found).length > 0) sendWake('highlights');
    });
  } catch {
    // "Extension context invalidated".
  }
}

export default defineUnlistedScript(() => {
  if (document.body && !isOfTop()) wakeForHighlights();
});
