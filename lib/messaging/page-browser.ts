/**
 * The extension API as the browser has it, for our scripts in pages. webextension-polyfill goes through all of the API
 * when it starts, and would do that in every frame that is read: a quarter of what a short page cost. What pages use of it
 * gives promises by itself in every browser that we run in. The build puts this in its place in the reader
 * (wxt.config.ts).
 */
const { browser, chrome } = globalThis as { browser?: { runtime?: unknown }; chrome?: unknown };

export default browser?.runtime ? browser : chrome;
