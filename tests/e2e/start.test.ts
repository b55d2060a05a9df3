/** `npm start` where there is no display, past the build that has just been made for these tests. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const ROOT = path.join(import.meta.dirname, '..', '..');
const ARTICLE = path.join(ROOT, 'tests', 'fixtures', 'articles', 'inline-tags.html');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'jiazhu-start-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = (...args: string[]) =>
  spawnSync(process.execPath, [path.join(ROOT, 'scripts', 'start.mjs'), '--headless', '--built', ...args], {
    cwd: folder,
    env: { ...process.env, INIT_CWD: folder },
    encoding: 'utf8',
  });
const isPicture = (file: string) => readFileSync(file).subarray(1, 4).toString() === 'PNG';

it('prints what was marked and saves pictures of page, card, popup and library', () => {
  const { status, stdout, stderr } = start(ARTICLE);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^Article: .*2022/m);
  expect(stdout).toMatch(/official.*史根治/);
  expect(stdout).toMatch(/^\d+ mentions of \d+ entities$/m);
  const pictures = [...stdout.matchAll(/^Screenshot: (.*)$/gm)].map(([, file]) => path.resolve(folder, file!));
  expect(pictures.map((file) => path.basename(file))).toEqual(['page.png', 'card.png', 'popup.png', 'library.png']);
  expect(pictures.filter((file) => !isPicture(file))).toEqual([]);
}, 60_000);

it('ends with 2 where there is no such file or option', () => {
  const none = start('none.html');
  expect(none.stderr).toContain('No such file: ' + path.join(folder, 'none.html'));
  expect(none.status).toBe(2);
  expect(start('--nonsense').status).toBe(2);
});
