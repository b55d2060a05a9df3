/** The popup’s third tab: what is saved on this page. */
import { describe, expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { fillHighlights } from '../../scripts/fill-highlights';
import { PAPER } from './extension';
import { expectShown, some, startShelf } from './shelf';

/** Only in what runs in the browser. */
declare const chrome: Browser;

const shelf = startShelf();

describe('the popup', () => {
  const url = `${PAPER}saved.html`;
  const saved = some.slice(0, 2).map((h) => ({ ...h, page: { ...h.page, address: url, url } }));
  // The one saved later stands first.
  const [below, above] = [
    { ...saved[0]!, position: { ...saved[0]!.position!, start: 500, end: 510 } },
    { ...saved[1]!, position: { ...saved[1]!.position!, start: 5, end: 15 } },
  ];
  const body = `<!doctype html><html lang="zh"><meta charset="utf-8"><title>许昌</title><p>${above.quote.exact}</p><p>${below.quote.exact}</p>`;

  it('lists what is saved on the page in its order, with notes, and leads to the library', async () => {
    await fillHighlights(shelf.browser, [below, above]);
    const page = await shelf.browser.open(url, body);
    const popup = await shelf.browser.openPopup(page);
    await popup.waitForText(/Highlights\s*2/);
    await popup.click('Highlights');
    const text = await popup.waitForText(above.quote.exact.slice(0, 12));
    expect(text.indexOf(above.quote.exact.slice(0, 12))).toBeLessThan(text.indexOf(below.quote.exact.slice(0, 12)));
    expect(text).toContain(saved.find(({ note }) => note)!.note.slice(0, 20));
    const opened = shelf.browser.context.waitForEvent('page');
    await popup.click('All highlights of this page');
    const library = await opened;
    await library.waitForURL(/library\.html#\/highlights\/page\//);
    await expectShown(library, 2);
  });

  it('says how to save where nothing is saved', async () => {
    const popup = await shelf.browser.openPopup(await shelf.browser.openFixture('inline-tags'));
    await popup.click('Highlights');
    await popup.waitForText('Nothing saved on this page');
    await popup.waitForText('Alt+H');
  });

  it('switches the button at selections off', async () => {
    const popup = await shelf.browser.openPopup(await shelf.browser.openFixture('inline-tags'));
    await popup.click('Button at selections');
    await expect
      .poll(
        () =>
          shelf.browser.console.evaluate(
            async () => (await chrome.storage.local.get('selectionButton')).selectionButton,
          ),
        { timeout: 10_000 },
      )
      .toBe(false);
  });
});
