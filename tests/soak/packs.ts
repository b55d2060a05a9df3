/** Every bad pack of tests/fixtures/bad-packs.ts, in the real browser: refused or taken whole, and nothing else changed. */
import { launchExtension } from '../../scripts/extension-browser';
import { requireBrowser } from '../../scripts/find-browser';
import { tryPacks } from '../e2e/packs';
import { badPacks } from '../fixtures/bad-packs';

const BATCH = 50;

/** Whether it was so of all. */
export async function soakPacks(): Promise<boolean> {
  const browser = await launchExtension({ executable: requireBrowser(), headless: true, args: ['--lang=en'] });
  try {
    // The library opens all that the modules behind it need.
    const library = await browser.context.newPage();
    await library.goto(`chrome-extension://${browser.id}/library.html#/packs`);
    await library.getByRole('heading', { level: 1, name: 'Packs' }).waitFor();
    await library.close();
    const packs = badPacks();
    const wrong: string[] = [];
    for (let at = 0; at < packs.length; at += BATCH) {
      const some = packs.slice(at, at + BATCH);
      const trials = await tryPacks(browser, some.map(({ text }) => text)); // prettier-ignore
      trials.forEach(({ outcome, isAsBefore }, i) => {
        if (!isAsBefore) wrong.push(`${some[i]!.name}: tables are changed`);
        if (typeof outcome === 'string' && outcome !== 'PackFileError') wrong.push(`${some[i]!.name}: ${outcome}`);
      });
      console.log(`${Math.min(at + BATCH, packs.length)} of ${packs.length}, ${wrong.length} wrong`);
    }
    for (const line of wrong) console.log(line);
    return wrong.length === 0;
  } finally {
    await browser.close();
  }
}
