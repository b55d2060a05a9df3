/** Pages that listen: what they can learn of notes and highlights. */
import { describe, expect, it } from 'vitest';
import { openIsolatedWorld } from '../../scripts/isolated-world';
import { clickAside, openNote, QUOTE, QUOTE_END, save, startKeeping, typeNote } from './keeping';
import { expectNothingIn, heardOn, SECRET } from './listening';

const reader = startKeeping();
const { openArticle, rows } = reader;

describe('a page that listens', () => {
  it('hears no key, no input and finds no text of a note', async () => {
    const page = await openArticle({
      head: `<script>
        globalThis.heard = [];
        for (const type of ['keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'change', 'textInput', 'compositionstart', 'compositionupdate', 'compositionend', 'copy', 'cut', 'paste', 'select', 'selectionchange', 'message', 'focusin', 'submit'])
          addEventListener(type, (event) => heard.push([type, event.key, event.code, event.data, event.target?.value, event.composedPath().map((n) => n.outerHTML ?? '').join().length > 1e6 ? '' : event.composedPath().map((n) => n.localName ?? n.nodeName ?? '')].join(' ')), true);
      </script>`,
    });
    await save(page, QUOTE);
    await clickAside(page);
    const note = await openNote(page, QUOTE_END);
    await page.evaluate(() => ((globalThis as unknown as { heard: string[] }).heard.length = 0));
    await typeNote(note, SECRET);
    const found = await page.evaluate((secret) => {
      const { find } = globalThis as unknown as { find: (...args: unknown[]) => boolean };
      const hit =
        find(secret, false, false, true, false, true) || find(secret.slice(0, 4), false, false, true, false, true);
      document.execCommand('selectAll');
      return `${hit} ${String(getSelection())}`;
    }, SECRET);
    expect(found).toMatch(/^false /);
    expect(found).not.toContain(SECRET);
    const heard = await heardOn(page);
    await expectNothingIn(heard, reader);
    expect(heard).not.toMatch(/^(?:key|input|beforeinput|textInput|composition|change|submit)/m);
    await note.locator('textarea').press('Control+Enter');
    await expect.poll(async () => (await rows())[0]?.note).toBe(SECRET);
  });

  it.each([
    ['', {}],
    [' under a policy that forbids frames', { 'content-security-policy': "default-src 'self' 'unsafe-inline'; frame-src 'none'; report-uri /report" }],
  ])('learns neither ids nor addresses from what the browser tells of frames and changes%s', async (_, headers) => {
    const reports: string[] = [];
    const listen = (request: { url(): string; postData(): string | null }) =>
      request.url().endsWith('/report') && reports.push(request.postData() ?? '');
    reader.browser.context.on('request', listen);
    const page = await openArticle({
      headers,
      head: `<script>
        globalThis.heard = [];
        const tell = (what, value) => heard.push(what + ' ' + value);
        new MutationObserver((records) => { for (const r of records) tell('mutation', [r.type, r.attributeName, r.oldValue, ...[...r.addedNodes].map((n) => n.outerHTML)].join(' ')); })
          .observe(document, { childList: true, subtree: true, attributes: true, attributeOldValue: true, characterData: true, characterDataOldValue: true });
        new PerformanceObserver((list) => { for (const e of list.getEntries()) tell('performance', JSON.stringify(e)); })
          .observe({ entryTypes: PerformanceObserver.supportedEntryTypes });
        new ReportingObserver((list) => { for (const r of list) tell('report', JSON.stringify(r)); }, { buffered: true }).observe();
        for (const type of ['securitypolicyviolation', 'error', 'load', 'message', 'focus', 'blur', 'click', 'pointerover', 'beforetoggle', 'toggle', 'transitionend', 'slotchange'])
          addEventListener(type, (e) => tell(type, [e.blockedURI, e.sourceFile, e.message, e.data, e.origin, e.composedPath().map((n) => (n.outerHTML ?? '').slice(0, 300) + (n.src ?? ''))].join(' ')), true);
        navigation?.addEventListener('navigate', (e) => tell('navigate', e.destination.url));
      </script>`,
    });
    await save(page, QUOTE);
    await clickAside(page);
    const note = await openNote(page, QUOTE_END);
    await typeNote(note, SECRET);
    await page.evaluate(() => {
      const tell = (what: string, value: unknown) => (globalThis as unknown as { heard: string[] }).heard.push(`${what} ${String(value)}`);
      tell('length', window.length);
      for (let i = 0; i < window.length; i++) {
        try {
          tell('frame', window.frames[i]!.location.href);
        } catch {
          tell('frame', 'of another origin');
        }
      }
      for (const entry of performance.getEntries()) tell('entry', JSON.stringify(entry));
      for (const element of document.querySelectorAll('*')) tell('element', `${element.outerHTML.slice(0, 400)} ${(element as HTMLIFrameElement).src ?? ''}`);
      tell('active', document.activeElement?.outerHTML.slice(0, 400));
      tell('html', new XMLSerializer().serializeToString(document));
      for (const sheet of [...document.adoptedStyleSheets, ...document.styleSheets]) tell('sheet', [...sheet.cssRules].map((rule) => rule.cssText));
      for (const [name, highlight] of CSS.highlights as unknown as Map<string, object>) tell('highlight', `${name} ${Object.keys(highlight).join()}`);
      tell('globals', Object.getOwnPropertyNames(window));
      tell('stack', new Error().stack);
    });
    reader.browser.context.off('request', listen);
    const heard = await heardOn(page);
    expect(heard).toContain('mutation');
    await expectNothingIn(heard + reports.join('\n'), reader);
    // Only the article's own frame is a frame to the page.
    expect(heard).toMatch(/^length 1$/m);
    expect(heard).not.toContain('of another origin');
  }); // prettier-ignore

  it('gets nothing from the extension’s address, even if it knew it', async () => {
    const page = await openArticle();
    await save(page, QUOTE);
    const tried = await page.evaluate(async (id) => {
      const files = ['note.html', 'library.html', 'manifest.json', 'gate.js'];
      const probes = [id, 'a'.repeat(32)].flatMap((host) => files.map((file) => ({ host, file })));
      return Promise.all(
        probes.map(async ({ host, file }) => {
          const url = `chrome-extension://${host}/${file}`;
          const frame = document.createElement('iframe');
          const loaded = new Promise<string>((resolve) => {
            frame.onload = () => resolve('load');
            frame.onerror = () => resolve('error');
            setTimeout(() => resolve('nothing'), 1500);
          });
          frame.src = url;
          document.body.append(frame);
          const fetched = await fetch(url).then(() => 'answered', (error: Error) => error.name);
          const imaged = await new Promise<string>((resolve) => {
            const image = new Image();
            image.onload = () => resolve('load');
            image.onerror = () => resolve('error');
            image.src = url;
          });
          return `${file} ${await loaded} ${fetched} ${imaged}`;
        }),
      );
    }, reader.browser.id); // prettier-ignore
    // Like an extension that is not there.
    expect(tried.slice(0, 4)).toEqual(tried.slice(4));
    expect(tried.join()).not.toContain('answered');
    const inner = page.frames().filter((frame) => frame.parentFrame() && /^chrome-extension:/.test(frame.url()));
    const shown = await Promise.all(inner.map((frame) => frame.evaluate(() => document.body?.childElementCount ?? 0).catch(() => 0)));
    expect(shown.filter((count) => count > 0)).toEqual([]);
  }); // prettier-ignore

  it('that could frame the note and name a highlight gets sizes only', async () => {
    const page = await openArticle();
    await save(page, QUOTE);
    const [row] = await rows();
    await reader.browser.askBackground('changeHighlight', { id: row!.id, revision: 1, note: SECRET, tags: ['密'] });
    const world = await openIsolatedWorld(page, reader.browser.id);
    const address = await world.evaluate<string>(`chrome.runtime.getURL('/note.html')`);
    const heard = await page.evaluate(
      async ({ address, ids }) => {
        const heard: unknown[] = [];
        addEventListener('message', ({ data }) => heard.push(data));
        const frame = document.createElement('iframe');
        frame.src = address;
        document.body.append(frame);
        await new Promise((resolve) => (frame.onload = resolve));
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => heard.push(data);
        const show = { type: 'show', ids, wordings: {}, focus: false, maxHeight: 400 };
        frame.contentWindow!.postMessage(show, '*', [port2]);
        await new Promise((resolve) => setTimeout(resolve, 1000));
        for (const message of [
          { type: 'read' },
          { type: 'show', ids },
          { type: 'resize', maxHeight: 'x' },
          null,
          7,
          show,
        ])
          port1.postMessage(message);
        frame.contentWindow!.postMessage(show, '*', [new MessageChannel().port2]);
        await new Promise((resolve) => setTimeout(resolve, 500));
        return heard;
      },
      { address, ids: [row!.id] },
    );
    expect(heard.length).toBeGreaterThan(0);
    for (const message of heard as { type: string }[]) {
      expect(['size', 'busy']).toContain(message.type);
      expect(Object.keys(message)).toEqual(['type', message.type === 'size' ? 'height' : 'busy']);
    }
    expect(await rows()).toHaveLength(1);
  });
});
