/** Pages with too much text, HTML as text, or half characters. */
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { HighlightSchema } from '../../lib/core/model/highlight';
import type { HighlightRow } from '../../lib/kb/own-database';
import { cardText, clickInCard, readCard } from '../../scripts/card';
import { keptOn } from '../../scripts/selecting';
import { clickAside, expectKept, openNote, QUOTE, QUOTE_END, save, startKeeping } from './keeping';

const reader = startKeeping();
const { openArticle, rows } = reader;

describe('a page of extremes', () => {
  it('that floods with messages and selections is kept from all the same', async () => {
    const page = await openArticle({
      body: `<script>
        setInterval(() => {
          for (let i = 0; i < 300; i++) { postMessage({ type: 'show', ids: ['x'], i }, '*'); frames[0]?.postMessage({ type: 'saved', i }, '*'); }
        }, 10);
      </script>`,
    });
    await save(page, QUOTE);
    await expectKept(page, QUOTE);
  });

  it('with a selection longer than a highlight says so, and keeps what is shorter', async () => {
    const page = await openArticle({ body: `<div id="more">${'<p>渠成于众手，水分到各家，看渠的人说够用。</p>'.repeat(2600)}</div>` });
    await page.keyboard.press('Control+a');
    await readCard(page, 'Save');
    await clickInCard(page, 'Save');
    expect(await readCard(page, 'Not saved')).toContain('50,000 characters');
    expect(await rows()).toEqual([]);
    await page.evaluate(() => [...document.querySelectorAll('#more p')].slice(1800).forEach((p) => p.remove()));
    await clickAside(page);
    await page.keyboard.press('Control+a');
    await expect.poll(() => cardText(page)).toBe('Save');
    await clickInCard(page, 'Save');
    await readCard(page, 'Saved');
    const [row] = await rows();
    expect(row!.quote.exact.length).toBeGreaterThan(30_000);
    expect(v.is(HighlightSchema, toModel(row!))).toBe(true);
  }); // prettier-ignore

  it('whose title and passage are HTML has them shown and stored as text', async () => {
    const html = '<img src=x onerror="document.documentElement.dataset.hit=1"><b>粗</b>';
    const shown = html.replaceAll('<', '&lt;');
    const page = await openArticle({
      change: (all) => all.replace(/<title>.*?<\/title>/, `<title>${shown}</title>`).replace(/<h1>.*?<\/h1>/, `<h1>${shown}</h1>`).replace('水声就是收成', `水声${shown}就是收成`),
    });
    await save(page, '水声', QUOTE_END);
    const [row] = await rows();
    expect(row!.quote.exact).toBe(`水声${html}就是收成`);
    expect(row!.page.title).toContain('<img src=x');
    expect(await cardText(page)).toContain('Saved');
    await clickAside(page);
    const note = await openNote(page, QUOTE_END);
    await expect.poll(() => note.locator('.quote').innerText()).toBe(`水声${html}就是收成`);
    expect(await note.locator('img, b').count()).toBe(0);
    for (const frame of [page.mainFrame(), note]) expect(await frame.evaluate(() => document.documentElement.dataset.hit)).toBeUndefined();
  }); // prettier-ignore

  it('with half characters in text and title is kept in a form that can be exported, and found again', async () => {
    const script = `<script>
      document.querySelector('#late').firstChild.data = '看渠的\\udc00老人坐在\\ud83d坝上，说水声\\ud800就是收成，听了一\\udfff辈子。';
      document.title = '许昌\\ud800水利';
    </script>`;
    const page = await openArticle({ body: script });
    await save(page, '老人坐在', QUOTE_END);
    const [row] = await rows();
    expect(v.safeParse(HighlightSchema, toModel(row!)).issues).toBeUndefined();
    expect(row!.quote.exact).toBe('老人坐在\ufffd坝上，说水声\ufffd就是收成');
    const drawn = () => keptOn(page).then((marks) => marks.map(({ highlight, text }) => `${highlight} ${text.toWellFormed()}`));
    const expected = ['jiazhu-kept-yellow-found-light 老人坐在\ufffd坝上，说水声\ufffd就是收成'];
    await expect.poll(drawn).toEqual(expected);
    await page.reload();
    await expect.poll(drawn, { timeout: 10_000 }).toEqual(expected);
  }); // prettier-ignore

  it('with half a character in a note keeps the note', async () => {
    const page = await openArticle();
    await save(page, QUOTE);
    const [row] = await rows();
    const answer = await reader.browser.askBackground('changeHighlight', {
      id: row!.id,
      revision: 1,
      note: 'a\ud800b',
    });
    expect(answer.state).toBe('done');
    expect(v.is(HighlightSchema, toModel((await rows())[0]!))).toBe(true);
  });
});

function toModel({ addresses: _, entityIds: __, ...highlight }: HighlightRow) {
  return highlight;
}
