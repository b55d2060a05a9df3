/**
 * Real texts and real saved pages, where they are at hand (`../shared`, no part of the project): whatever their markup,
 * the article stays as it is, and the page shows what the same core gives in Node for the text that was read.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Annotation } from '../../lib/core/model/annotation';
import type { AnnotateRequest, MarkedAnnotation } from '../../lib/messaging/protocol';
import { annotatePage } from '../../lib/core/annotate-page';
import { unpackAnnotations } from '../../lib/messaging/packed-annotations';
import { toArticlePage } from '../../scripts/article-page';
import { loadRecognizer } from '../../scripts/recognizer';
import { borrow } from './borrow';
import { compareDom, PAPER, type TestBrowser } from './extension';
import { recordRequests } from './requests';
import { marksOf } from './surfaces';

const SHARED = path.resolve(import.meta.dirname, '..', '..', '..', 'shared');
const list = (folder: string, ending: string) =>
  existsSync(path.join(SHARED, folder))
    ? readdirSync(path.join(SHARED, folder)).filter((file) => file.endsWith(ending))
    : [];
const read = (folder: string, file: string) => readFileSync(path.join(SHARED, folder, file), 'utf8');

describe.runIf(existsSync(SHARED))('pages of ../shared', () => {
  let browser: TestBrowser;
  let requests: AnnotateRequest[];
  /** What was read of each page, and what is expected of it. */
  const asked: { request: AnnotateRequest; expected: Annotation[] }[] = [];
  beforeAll(async () => {
    browser = await borrow();
  });
  beforeEach(async () => {
    requests = await recordRequests(browser);
  });
  afterEach(() => browser.closePages());

  it.each(list('corpus', '.txt'))('the document %s', async (file) => {
    await expectUntouchedAndRight(`${PAPER}${file}.html`, toArticlePage(read('corpus', file), file));
  });

  it.each(list('pages', '.html'))('the saved page %s', async (file) => {
    await expectUntouchedAndRight(`https://saved.example/${file}`, read('pages', file));
  });

  // Once for all: each start of it takes seconds.
  it('the command line gives the same for each of them', () => {
    expect(asked.length).toBeGreaterThan(0);
    const answers = annotateOnCommandLine(asked.map(({ request }) => request));
    expect(answers).toEqual(asked.map(({ expected }) => expected));
  });

  async function expectUntouchedAndRight(url: string, html: string): Promise<void> {
    // The saved scripts would look for their servers. They stay in the page, where they are text not to be read.
    const page = await browser.open(url, html, { 'content-security-policy': "script-src 'none'" });
    const { found } = await browser.waitForReport(page);

    const { before, after, hosts } = await compareDom(page);
    expect(after).toBe(before);
    expect(hosts).toBeLessThanOrEqual(1);
    expect(browser.errorsOf(page)).toEqual([]);

    const first = requests.find(({ facts }) => facts.url === url);
    if (!first) throw new Error('no request of this page was heard');
    const expected = annotateInNode(first);
    // What the worker answered, asked again: it keeps nothing between requests.
    const again = await browser.askBackground('annotate', first);
    expect(again.contexts).toEqual(expected.contexts);
    const annotations = again.blocks.flatMap((packed) => unpackAnnotations(packed, again.said));
    expect(again.blocks.map((packed) => unpackAnnotations(packed, again.said).map(withoutAgain))).toEqual(
      expected.blocks,
    );
    expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(annotations.length);
    // What is told of articles one by one, the command line is not told.
    if (!first.articles) asked.push({ request: first, expected: toOneText(first, expected.blocks) });
    // Each mark stands on the words that its annotation is about. Terms and phrases are not drawn unless the reader wants them.
    const due = annotations
      .filter(({ term, phrase }) => !term && !phrase)
      .map(({ surface }) => surface.replace(/\s/g, ''));
    // Marks are drawn near the window; this one holds the whole page.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width: 1280, height });
    await expect.poll(async () => (await marksOf(page)).map(({ text }) => text), { timeout: 15_000 }).toEqual(due);
  }
});

/** What `npm run annotate` runs on, given the blocks and facts that the reader read off the page. As it travels: JSON. */
function annotateInNode({ blocks, facts, articles = [] }: AnnotateRequest) {
  const found = annotatePage(blocks.map((text) => ({ text })), facts, articles, loadRecognizer()); // prettier-ignore
  const sent = { contexts: found.contexts, blocks: found.blocks.map(({ annotations }) => annotations) };
  return JSON.parse(JSON.stringify(sent)) as typeof sent;
}
const withoutAgain = ({ again: _, ...annotation }: MarkedAnnotation): Annotation => annotation;

const GAP = '\n\n';

/** The real command line, given each page's blocks as one text and what the reader found out about the page. */
function annotateOnCommandLine(requests: readonly AnnotateRequest[]): Annotation[][] {
  const lines = requests.map((request, i) => {
    const { title, outlet, date, place } = request.facts;
    const context = { title: title?.value, outlet: outlet?.value, date: date?.value, place: place?.value };
    return JSON.stringify({ id: String(i), text: request.blocks.join(GAP), context });
  });
  const run = spawnSync('npm', ['run', '--silent', 'annotate', '--', '--jsonl'], {
    input: lines.join('\n'),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    shell: process.platform === 'win32',
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { annotations: Annotation[] }).annotations);
}

/** The annotations with offsets into the blocks' one text. */
function toOneText(request: AnnotateRequest, blocks: readonly Annotation[][]): Annotation[] {
  let start = 0;
  return blocks.flatMap((annotations, i) => {
    const from = start;
    start += (request.blocks[i] ?? '').length + GAP.length;
    return annotations.map((a) => ({ ...a, start: a.start + from, end: a.end + from }));
  });
}
