/** Pages that ask for another page’s highlights, by its address or past our reader. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { Protocol } from '../../lib/messaging/protocol';
import { clickInCard } from '../../scripts/card';
import { openIsolatedWorld } from '../../scripts/isolated-world';
import { openedNote } from '../../scripts/selecting';
import { PAPER } from './extension';
import { expectKept, QUOTE, save, startKeeping, textsOn, withoutCanonical } from './keeping';

const reader = startKeeping();
const { openArticle, rows } = reader;

describe('a page that plants another page’s passages', () => {
  it('claiming its address sees nothing painted', async () => {
    const theirs = 'www.xcrb.example/2022-05/08/passages.html';
    const claims = [
      ['of another host', 'https://evil.example/', `https://${theirs}`],
      ['of its parent domain', 'https://evil.xcrb.example/', `https://${theirs}`],
      ['of a host that its own begins with', 'https://www.xcrb.example.evil.example/', `https://${theirs}`],
      ['with the host as a user’s name', 'https://evil.example/a', 'https://www.xcrb.example@evil.example/2022-05/08/passages.html'],
      ['of a host that its own looks like', 'https://www.xcrb.example.:444/', `https://${theirs}`],
    ] as const; // prettier-ignore
    const first = await openArticle({ change: withoutCanonical });
    await save(first, QUOTE);
    await first.close();
    const pages: { what: string; page: Page }[] = [];
    for (const [what, url, canonical] of claims)
      pages.push({ what, page: await openArticle({ url, change: (html) => withoutCanonical(html).replace('</head>', `<link rel="canonical" href="${canonical}"><base href="${canonical}"></head>`) }) }); // prettier-ignore
    await sleep(1500);
    for (const { what, page } of pages) {
      expect(await textsOn(page), what).toEqual([]);
      expect((await reader.browser.askReader(page, 'reportHighlights')).anchored, what).toEqual([]);
    }
  });

  it('of its own site sees its own, by the address that both state', async () => {
    const first = await openArticle();
    await save(first, QUOTE);
    await first.close();
    const page = await openArticle({ url: `${PAPER}print.html?from=print` });
    await expectKept(page, QUOTE);
  });

  it('cannot say by <base> where it is', async () => {
    const page = await openArticle({ head: '<base href="https://evil.example/x/">' });
    await save(page, QUOTE);
    const [row] = await rows();
    expect(row?.addresses).toEqual([`${PAPER}passages-canonical.html`, `${PAPER}passages.html`]);
    await clickInCard(page, 'Add note');
    await openedNote(page, '.quote');
  });
});

describe('messages from a script in a web page, past our reader', () => {
  it('reach the highlights of its own page only, and never notes or changes', async () => {
    const other = await openArticle({ url: 'https://www.other.example/a.html', change: withoutCanonical });
    await save(other, QUOTE);
    const [row] = await rows();
    const id = row!.id;
    const page = await openArticle({ url: 'https://evil.example/a.html' });
    const world = await openIsolatedWorld(page, reader.browser.id);
    const text = await page.evaluate(() => document.body.innerText);
    const theirs = { url: 'https://www.other.example/a.html', text };
    const own = { url: 'https://evil.example/a.html', text };

    expect(await world.ask('anchorHighlights', theirs)).toEqual([]);
    expect(await world.ask('anchorHighlights', { ...own, canonical: theirs.url })).toEqual([]);
    expect(await world.ask('countHighlights', { url: theirs.url })).toBe(0);
    for (const page of [theirs, own, { ...own, canonical: theirs.url }])
      expect(await world.ask('reattachHighlight', { ...page, id, start: 0, end: 5 })).toMatchObject({ state: 'failed' });
    expect(await world.ask('saveHighlight', { ...theirs, start: 0, end: 5, title: '', color: 'pink', entities: [] })).toMatchObject({ state: 'failed' });

    const refused: [keyof Protocol, unknown][] = [
      ['highlight', id],
      ['changeHighlight', { id, revision: 1, note: 'x' }],
      ['binHighlight', { id, binned: true }],
      ['openHighlight', id],
      ['seeding', undefined],
      ['siteChanged', { tabId: 1 }],
    ];
    for (const [type, data] of refused)
      await expect(world.ask(type, data as never), type).rejects.toThrow(/not accepted from this sender/);
    const bad: [keyof Protocol, unknown][] = [
      ['saveHighlight', { ...own, start: 0, end: 5, title: '', color: 'pink', entities: [], note: 'x' }],
      ['saveHighlight', { ...own, start: 0, end: 1e9, title: '', color: 'pink', entities: [] }],
      ['saveHighlight', { ...own, start: 5, end: 5, title: '', color: 'pink', entities: [] }],
      ['saveHighlight', { ...own, start: 0, end: 5, title: '', color: 'url(x)', entities: [] }],
      ['anchorHighlights', { ...own, text: { length: 9 } }],
      ['reattachHighlight', { ...own, id: `${id}'`, start: 0, end: 5 }],
      ['countHighlights', null],
    ];
    for (const [type, data] of bad) await expect(world.ask(type, data as never), type).rejects.toThrow(type);
    expect(await rows()).toEqual([row]);
  }); // prettier-ignore
});
