/** How the small scripts that come into pages by themselves ask for the reader. No polyfill, no messaging library. */
import type { WakeReason } from './protocol';

/** What is used of the extension API; `runtime` is gone once the extension was reloaded or removed. */
declare const chrome: {
  runtime?: { lastError?: unknown; sendMessage(message: object, answered: () => void): void };
};

/** How often a worker is asked that died over the question, and how long is waited in between. */
const MAX_WAKES = 3;
const BETWEEN_WAKES_MS = 500;

/** The envelope of @webext-core/messaging, by hand. */
export function sendWake(data: WakeReason, tries = 1): void {
  try {
    const message = { id: 0, type: 'wake', data, timestamp: Date.now() };
    chrome.runtime?.sendMessage(message, () => {
      if (chrome.runtime?.lastError && tries < MAX_WAKES) setTimeout(sendWake, BETWEEN_WAKES_MS, data, tries + 1);
    });
  } catch {
    // "Extension context invalidated": updated or removed between page load and now. The new one brings its own gate.
  }
}
