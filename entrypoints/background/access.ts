/**
 * Brings the browser into line with where the reader wants pages read: scripts are registered for those pages, what
 * permissions nobody needs are given back, and open tabs follow. One change at a time.
 */
import { browser } from 'wxt/browser';
import { listHosts } from '../../lib/kb/highlights/store';
import { watchHosts } from '../../lib/settings/highlight-traces';
import { ALL_SITES, isGrantOf, toObsolete, toOrigins, UNCHOSEN, type Where } from '../../lib/settings/reading-mode';
import { toFamilies } from '../../lib/settings/site';
import { hasOrigins, readWhere, whereSetting, wishSetting } from '../../lib/settings/where';
import { drawIcon } from './icon';
import { followTab, GATE, KEPT, type PageScript } from './tabs';

let turn: Promise<unknown> = Promise.resolve();
/** A job that fails is told to its caller, and the next one still runs. */
export function inTurn<T>(job: () => Promise<T>): Promise<T> {
  const done = turn.then(job);
  turn = done.catch(() => undefined);
  return done;
}

/** Listens from now on; to be called at once when the worker wakes. */
export function followChoices(): void {
  whereSetting.watch((where) => void inTurn(() => follow(where ?? UNCHOSEN)));
  watchHosts(() => void inTurn(async () => registerScripts(await readWhere())));
  browser.permissions.onAdded.addListener(({ origins = [] }) => void inTurn(() => followGrant(origins)));
  browser.permissions.onRemoved.addListener(() => void inTurn(followTabs));
}

/** After an install, an update or the browser's start: the browser forgets scripts with an update, and icons always. */
export async function settle(): Promise<Where> {
  await adoptGranted();
  const where = await readWhere();
  await Promise.all([registerScripts(where), drawDefaultIcon(where)]);
  return where;
}

/** Open tabs, after settling or when the browser gave or took access. What was asked for in a tab stays there. */
export async function followTabs(): Promise<void> {
  const where = await readWhere();
  if (where.mode !== 'asked') await moveTabs(where);
}

async function follow(where: Where): Promise<void> {
  await Promise.all([registerScripts(where), drawDefaultIcon(where)]);
  await giveBack(where);
  await moveTabs(where);
}

async function followGrant(added: string[]): Promise<void> {
  const wish = await wishSetting.getValue();
  // The popup that asked may have been closed by the browser's question.
  if (wish && isGrantOf(wish, added)) return whereSetting.setValue(wish);
  await adoptGranted();
  await followTabs();
}

/** Who came from a version that required access to all sites, or granted it in the browser's own settings, is not asked. */
async function adoptGranted(): Promise<void> {
  if ((await whereSetting.getValue()) === null && (await hasOrigins(ALL_SITES)))
    await whereSetting.setValue({ ...UNCHOSEN, mode: 'everywhere' });
}

/** The browser runs them in new pages by itself, as far as it grants access. */
async function registerScripts(where: Where): Promise<void> {
  const matches = toOrigins(where);
  await register(GATE, matches);
  // A database that cannot be read keeps no page from being read.
  const hosts = matches.length > 0 ? await listHosts().catch(() => []) : [];
  await register(KEPT, toFamilies(hosts));
}

async function register({ id, script, ...how }: PageScript, matches: string[]): Promise<void> {
  const [registered] = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
  const wanted = { id, matches, js: [script], ...how, persistAcrossSessions: true };
  if (matches.length === 0) {
    if (registered) await browser.scripting.unregisterContentScripts({ ids: [id] });
  } else if (registered) await browser.scripting.updateContentScripts([wanted]);
  else await browser.scripting.registerContentScripts([wanted]);
}

async function giveBack(where: Where): Promise<void> {
  const { origins: granted = [] } = await browser.permissions.getAll();
  const origins = toObsolete(granted, where);
  if (origins.length > 0) await browser.permissions.remove({ origins });
}

async function moveTabs(where: Where): Promise<void> {
  const tabs = await browser.tabs.query({ discarded: false });
  await Promise.all(tabs.map((tab) => followTab(tab, where)));
}

const drawDefaultIcon = (where: Where): Promise<void> => drawIcon(where.mode === 'everywhere' ? 'on' : 'idle');
