/**
 * What the popup can say about the page in the active tab: what was found, or why nothing is marked. Every question
 * is handed in, so that the whole story can be read (and tested) here.
 */
import type { FoundEntity, PageReport } from '../../lib/messaging/protocol';

export type Reason =
  | 'siteOff'
  | 'browserPage'
  | 'storePage'
  | 'pdf'
  | 'localFile'
  | 'unlisted'
  | 'withheld'
  | 'blocked'
  | 'noChinese'
  | 'noReader'
  | 'unread'
  | 'nothingFound';

export type PageState =
  | { state: 'asking' }
  | { state: 'reading' }
  /** `isCut`: of a very long page, whose end was not read. */
  | { state: 'found'; found: FoundEntity[]; isCut?: true }
  | { state: 'failed'; cause: string }
  | { state: 'none'; reason: Reason };

/** The questions, answered by the browser; `page` is the tab's address if the browser tells it. */
export interface PageQuestions {
  url: string | undefined;
  isSiteOn(): Promise<boolean>;
  /** Of the mode: whether the page is read by itself, since it is called, or not at all. */
  reading: 'unasked' | 'asked' | 'unlisted';
  /** To this page; to web pages at all where its address is not known. */
  hasAccess(): Promise<boolean>;
  /** Rejects where no reader listens. */
  report(): Promise<PageReport>;
  /** Looks into the page itself. Rejects where the browser lets no extension in. */
  hasChineseText(): Promise<boolean>;
}

const STORES =
  /^https:\/\/(chromewebstore\.google\.com|chrome\.google\.com\/webstore|microsoftedge\.microsoft\.com\/addons|addons\.mozilla\.org)\b/;

export async function findPageState(page: PageQuestions): Promise<PageState> {
  const reason = page.url ? toReasonOfAddress(page.url) : await findReasonWithoutAddress(page);
  if (reason) return { state: 'none', reason };
  if (!(await page.isSiteOn())) return { state: 'none', reason: 'siteOff' };
  try {
    return toStateOfReport(await page.report());
  } catch {
    return { state: 'none', reason: await findReasonWithoutReader(page) };
  }
}

function toStateOfReport(report: PageReport): PageState {
  if (report.state === 'reading') return { state: 'reading' };
  if (report.state === 'failed') return { state: 'failed', cause: report.cause };
  const { found, isCut } = report;
  return found.length > 0
    ? { state: 'found', found, ...(isCut && { isCut }) }
    : { state: 'none', reason: 'nothingFound' };
}

/** An address that the browser keeps to itself: its own page's (or a local file's), unless all sites are withheld. */
async function findReasonWithoutAddress(page: PageQuestions): Promise<Reason> {
  return page.reading !== 'unasked' || (await page.hasAccess()) ? 'browserPage' : 'withheld';
}

/** What the address alone tells. */
function toReasonOfAddress(url: string): Reason | null {
  if (STORES.test(url)) return 'storePage';
  if (url.startsWith('file:')) return 'localFile';
  return /^https?:/.test(url) ? null : 'browserPage';
}

async function findReasonWithoutReader(page: PageQuestions): Promise<Reason> {
  if (page.reading === 'unlisted') return 'unlisted';
  // Where it was called, the browser lets Jiazhu into the page that is open, and into no other.
  if (page.reading === 'unasked' && !(await page.hasAccess())) return 'withheld';
  if (/\.pdf$/i.test(new URL(page.url ?? '').pathname)) return 'pdf';
  try {
    if (!(await page.hasChineseText())) return 'noChinese';
    return page.reading === 'asked' ? 'unread' : 'noReader';
  } catch {
    return 'blocked';
  }
}
