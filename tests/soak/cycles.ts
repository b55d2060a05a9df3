/**
 * Highlights are saved, edited, binned and imported through the real ways while the browser's processes are killed; then
 * the same profile is opened again, and what was confirmed has to be there.
 */
import { randomInt, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import type { Browser } from 'webextension-polyfill';
import { COLORS, type Highlight, type HighlightColor } from '../../lib/core/model/highlight';
import type * as Store from '../../lib/kb/highlights/store';
import { clickInCard, readCard } from '../../scripts/card';
import { bundle } from '../../scripts/extension-code';
import { openIsolatedWorld, type IsolatedWorld } from '../../scripts/isolated-world';
import { selectText } from '../../scripts/selecting';
import type { HighlightRow } from '../../lib/kb/own-database';
import { copiedRows, ownRows } from '../e2e/own-rows';
import { toHighlight } from '../fixtures/highlights';
import { confirm, createJournal, settle, toContent, type Journal } from './journal';
import { startBrowser, type OwnBrowser } from './own-browser';

/** Only in what runs in the browser. */
declare const chrome: Browser;

export interface SoakOptions {
  cycles: number;
  profile: string;
  extension: string;
  /** Changes our modules' text, as it was changed in `extension`. */
  changeCode?: (code: string) => string;
  onCycle?: (n: number, figures: CycleFigures) => void;
  /** Where to keep the browser's files as they were before a start that lost something. */
  evidence?: string;
}
export interface CycleFigures {
  confirmations: number;
  rows: number;
  problems: string[];
  /** After the first confirmation, ms. */
  killedAfter: number;
}
export interface SoakFigures {
  cycles: number;
  confirmations: number;
  problems: string[];
  /** Cycles that were given up, and not counted. */
  hung: number;
  /** Restarts after which the extension said that the browser had emptied the database, and it had not. */
  falseAlarms: number;
  /** Starts at which the browser itself deleted all databases, so that the rows came from the second copy. */
  deleted: number;
  /** Operations that were under way when the browser was killed, and those of them that were there afterwards. */
  unconfirmed: { asked: number; there: number };
}

/** From the cycle's first confirmation on (ms). */
const KILLED_AFTER = { min: 0, max: 1500 };
/** How long that is waited for (ms). */
const WARMS_UP = 15_000;
/** After a start (ms). */
const COPY_FOLLOWS = 20_000;
/** A cycle takes 10 s, or 30 on a busy machine (ms). */
const HANGS = 180_000;
/** More rows make each look at all of them slow; then the bin is filled and emptied. */
const MAX_ROWS = 3000;
const PAGE = 'https://www.xcrb.example/2022-05/08/soak.html';
const LINES = Array.from({ length: 40 }, (_, i) => `第${i + 1}条渠今年修了${i * 7 + 3}丈，看渠的人说够用。`);
const HTML = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>渠道</title><body style="font:17px/1.8 sans-serif">${LINES.map((line) => `<p>${line}</p>`).join('')}</body></html>`;

export async function runCycles(options: SoakOptions): Promise<SoakFigures> {
  const journal = createJournal();
  const figures: SoakFigures = {
    cycles: 0,
    confirmations: 0,
    problems: [],
    hung: 0,
    falseAlarms: 0,
    deleted: 0,
    unconfirmed: { asked: 0, there: 0 },
  };
  const change = options.changeCode ?? ((code: string) => code);
  const store = change(await bundle('lib/kb/highlights/store.ts', 'store'));
  for (let n = 1; n <= options.cycles; n++) {
    const before = journal.confirmations;
    if (options.evidence) keepFiles(options.profile, options.evidence);
    const browser = await startBrowser(options.profile, options.extension);
    // A cycle that hangs (the debugger, not the database) ends with its browser.
    const watchdog = setTimeout(() => void browser.kill(), HANGS);
    let killedAfter = 0;
    let problems: string[];
    let rows: number;
    try {
      await browser.console.evaluate(store);
      ({ problems, rows } = await check(browser, journal, figures));
      if (problems.length > 0 && options.evidence) keepEvidence(options.evidence, n, browser.said());
      await dismissColorChoice(browser);
      if (rows > MAX_ROWS) problems.push(...(await eraseAll(browser, journal)));
      killedAfter = await writeUntilKilled(browser, journal);
    } catch (error) {
      if (!isOfKilled(error)) throw error;
      figures.hung++;
      continue;
    } finally {
      clearTimeout(watchdog);
      await browser.kill();
    }
    figures.cycles++;
    figures.confirmations = journal.confirmations;
    figures.problems.push(...problems.map((problem) => `cycle ${n}: ${problem}`));
    options.onCycle?.(n, { confirmations: journal.confirmations - before, rows, problems, killedAfter });
  }
  // What the last cycle confirmed.
  const browser = await startBrowser(options.profile, options.extension);
  try {
    await browser.console.evaluate(store);
    const { problems } = await check(browser, journal, figures);
    figures.problems.push(...problems.map((problem) => `after the last cycle: ${problem}`));
  } finally {
    await browser.kill();
  }
  return figures;
}

/** The two latest states of the browser's database files, as the kill left them. */
function keepFiles(profile: string, evidence: string): void {
  const at = (name: string) => path.join(evidence, name);
  rmSync(at('older'), { recursive: true, force: true });
  if (existsSync(at('latest'))) renameSync(at('latest'), at('older'));
  const files = path.join(profile, 'Default', 'IndexedDB');
  if (existsSync(files)) cpSync(files, at('latest'), { recursive: true });
}

function keepEvidence(evidence: string, cycle: number, said: string): void {
  const to = path.join(evidence, `cycle-${cycle}`);
  for (const name of ['older', 'latest'])
    if (existsSync(path.join(evidence, name)))
      cpSync(path.join(evidence, name), path.join(to, name), { recursive: true });
  mkdirSync(to, { recursive: true });
  writeFileSync(path.join(to, 'browser.log'), said);
}

/** The rows as they are on disk once our code has opened the database, and what that code says of them. */
async function check(browser: OwnBrowser, journal: Journal, figures: SoakFigures) {
  const isEmptied = await browser.console.evaluate(() =>
    (globalThis as unknown as { store: typeof Store }).store.isEmptied(),
  );
  if (browser.said().includes('(and deleted) database')) figures.deleted++;
  const rows = await ownRows(browser);
  if (isEmptied && rows.length === 0 && journal.entries.size === 0) figures.falseAlarms++;
  const asked = [...journal.entries.values()].filter((entry) => entry.asked).length + journal.saving.size;
  const there = rows.filter(
    (row) =>
      journal.saving.has(row.quote.exact) ||
      JSON.stringify(toContent(row)) === JSON.stringify(journal.entries.get(row.id)?.asked),
  ).length;
  figures.unconfirmed.asked += asked;
  figures.unconfirmed.there += there;
  const problems = settle(journal, rows);
  // Any one of them, through the background: the database opens there.
  const sample = rows.length > 0 ? rows[randomInt(rows.length)] : undefined;
  if (sample) {
    const found = await browser.askBackground('highlight', sample.id);
    if (found?.note !== sample.note) problems.push(`the background does not give ${sample.id} as it is on disk`);
  }
  // The background makes it equal when the browser starts.
  const end = Date.now() + COPY_FOLLOWS;
  let copied = await copiedRows(browser);
  while (toVersions(copied) !== toVersions(rows) && Date.now() < end) {
    await sleep(200);
    copied = await copiedRows(browser);
  }
  if (toVersions(copied) !== toVersions(rows)) problems.push(`the copy has ${copied.length} rows, or others`);
  return { problems, rows: rows.length };
}

const toVersions = (rows: HighlightRow[]): string =>
  rows
    .map(({ id, revision }) => `${id} ${revision}`)
    .sort()
    .join();

/** Each passage is saved in a colour that is told; the one chosen last must not differ between runs. */
async function dismissColorChoice(browser: OwnBrowser): Promise<void> {
  await browser.console.evaluate(() => chrome.storage.local.set({ color: 'yellow' }));
}

async function eraseAll(browser: OwnBrowser, journal: Journal): Promise<string[]> {
  const left = await browser.console.evaluate(
    async (ids) => {
      const { deleteHighlights, emptyBin, countHighlights } = (globalThis as unknown as { store: typeof Store }).store;
      await deleteHighlights(ids);
      await emptyBin();
      return (await countHighlights()).all;
    },
    [...journal.entries.keys()],
  );
  journal.entries.clear();
  return left === 0 ? [] : [`${left} rows outlived the emptied bin`];
}

/** Resolves with how long was written (ms), after the browser is gone. */
async function writeUntilKilled(browser: OwnBrowser, journal: Journal): Promise<number> {
  const page = await openPage(browser.context);
  const world = await openIsolatedWorld(page, browser.id);
  const writers = [
    saveFromPage(world, journal),
    saveFromPage(world, journal),
    edit(browser, journal),
    bin(browser, journal),
    takeIn(browser, journal),
    saveByHand(page, browser, journal),
  ];
  const delay = randomInt(KILLED_AFTER.min, KILLED_AFTER.max);
  // Writers end when the browser does; before that, an error of theirs is one.
  const ended = Promise.allSettled(writers);
  // A cold worker takes its time to the first one.
  const before = journal.confirmations;
  for (const end = Date.now() + WARMS_UP; journal.confirmations === before && Date.now() < end;) await sleep(5);
  await sleep(delay);
  await browser.kill();
  const wrong = (await ended).flatMap((end) =>
    end.status === 'rejected' && !isOfKilled(end.reason) ? [end.reason as Error] : [],
  );
  if (wrong.length > 0) throw wrong[0]!;
  return delay;
}

async function openPage(context: BrowserContext): Promise<Page> {
  // tsx names functions by a helper of its own, which is not there in the page.
  await context.addInitScript('globalThis.__name = (f) => f');
  await context.route(/^https?:/, (route) =>
    route.request().url() === PAGE
      ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: HTML })
      : route.fulfill({ status: 404, body: '' }),
  );
  const page = await context.newPage();
  await page.goto(PAGE);
  return page;
}

const isOfKilled = (error: unknown): boolean =>
  error instanceof Error &&
  /closed|Closed|disconnected|detached|Target crashed|no card says|Session|ECONNRESET|Connection/.test(error.message);

/** As the reader sends it: the page's text, and where in it the passage stands. */
async function saveFromPage(world: IsolatedWorld, journal: Journal): Promise<never> {
  for (;;) {
    const exact = `${LINES[randomInt(LINES.length)]!.slice(0, 8)} ${randomUUID()}`;
    const text = `${LINES.join('\n')}\n${exact}\n`;
    journal.saving.add(exact);
    const start = text.indexOf(exact);
    const outcome = await world.ask('saveHighlight', {
      url: PAGE,
      text,
      start,
      end: start + exact.length,
      title: '渠道',
      color: anyColor(),
      entities: [],
    });
    if (outcome.state !== 'saved') throw new Error(`not saved: ${outcome.failure} ${outcome.cause}`);
    const { id, color } = outcome.highlight;
    confirm(
      journal,
      toHighlight(1, { id, color, quote: { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' } }),
    );
  }
}

/** The note's frame and the library say which revision they have read; so does this. */
async function edit(browser: OwnBrowser, journal: Journal): Promise<never> {
  for (let n = 0; ; n++) {
    const found = await pick(browser, journal);
    if (!found) continue;
    const { entry, highlight } = found;
    const change =
      n % 3 === 0
        ? { color: anyColor() }
        : { note: `${n} ${randomUUID()} ${'记'.repeat(randomInt(2000))}`, tags: [`标签${n % 7}`, 'soak'] };
    entry.asked = { ...toContent(highlight), ...change };
    const { id, revision } = highlight;
    const outcome = await browser.askBackground('changeHighlight', { id, revision, ...change });
    if (outcome.state === 'done') confirm(journal, outcome.highlight);
    // The other writer was quicker: nothing of this may be there.
    else if (outcome.state === 'conflict') confirm(journal, outcome.highlight);
    else throw new Error(`not changed: ${outcome.failure} ${outcome.cause}`);
  }
}

async function bin(browser: OwnBrowser, journal: Journal): Promise<never> {
  for (;;) {
    const found = await pick(browser, journal);
    if (!found) continue;
    const { entry, highlight } = found;
    const binned = highlight.deleted === undefined;
    entry.asked = { ...toContent(highlight), isBinned: binned };
    const outcome = await browser.askBackground('binHighlight', { id: highlight.id, binned });
    if (outcome.state !== 'done') throw new Error(`not binned: ${JSON.stringify(outcome)}`);
    confirm(journal, outcome.highlight);
  }
}

/** One that nobody is changing now, as it is. */
async function pick(browser: OwnBrowser, journal: Journal) {
  const free = [...journal.entries].filter(([, { asked }]) => asked === null);
  const chosen = free.length > 0 ? free[randomInt(free.length)] : undefined;
  if (!chosen) return void (await sleep(5));
  const [id, entry] = chosen;
  // Taken before it is read: the other writer leaves it alone.
  entry.asked = entry.confirmed;
  const highlight = await browser.askBackground('highlight', id);
  if (!highlight) throw new Error(`lost while the browser ran: ${id}`);
  return { entry, highlight };
}

/** What the library does with a file. */
async function takeIn(browser: OwnBrowser, journal: Journal): Promise<never> {
  for (;;) {
    // Now and then more than one write's worth of rows.
    const size = randomInt(10) === 0 ? 620 : randomInt(1, 60);
    const highlights = Array.from({ length: size }, (): Highlight => toHighlight(1, { id: randomUUID() }));
    const batch = { highlights, isConfirmed: false };
    journal.batches.push(batch);
    await browser.console.evaluate(
      (highlights) => (globalThis as unknown as { store: typeof Store }).store.putHighlights(highlights),
      highlights,
    );
    batch.isConfirmed = true;
    for (const highlight of highlights) confirm(journal, highlight);
    journal.confirmations -= highlights.length - 1; // one transaction, one confirmation
    await sleep(randomInt(400));
  }
}

/** With the mouse, as a reader does. */
async function saveByHand(page: Page, browser: OwnBrowser, journal: Journal): Promise<never> {
  for (;;) {
    const line = LINES[randomInt(LINES.length)]!;
    const exact = line.slice(0, randomInt(6, line.length));
    journal.saving.add(exact);
    await selectText(page, exact);
    await readCard(page, 'Save');
    await clickInCard(page, 'Save');
    await readCard(page, 'Saved');
    const found = (await ownRows(browser)).filter((row) => row.quote.exact === exact);
    const mine = found.find(({ id }) => !journal.entries.has(id));
    if (!mine) throw new Error(`“Saved” was shown for ${exact}, and there is no new row`);
    confirm(journal, mine);
    await page.mouse.click(900, 20);
  }
}

const anyColor = (): HighlightColor => COLORS[randomInt(COLORS.length)]!;
