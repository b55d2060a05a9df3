/** The fewest steps that still do it. */
import type { ExtensionBrowser } from '../../../scripts/extension-browser';
import { check, type Mismatch } from './rounds';

/** Null where the page differs no more when it is done again: then it was a matter of time. */
export async function shrink(browser: ExtensionBrowser, found: Mismatch): Promise<Mismatch | null> {
  let best: Mismatch | null = null;
  const fails = async (before: Mismatch['before'], steps: Mismatch['steps']): Promise<boolean> => {
    const difference = await check(browser, before, steps);
    if (difference) best = { ...found, before, steps, ...difference };
    return difference !== null;
  };
  if (!(await fails(found.before, found.steps))) return null;
  // What the page was loaded with often does not matter.
  const before = (await fails([], found.steps)) ? [] : found.before;
  let steps = found.steps;
  for (let size = steps.length >> 1; size >= 1; size >>= 1)
    for (let at = 0; at < steps.length && steps.length > 1;) {
      const fewer = steps.toSpliced(at, size);
      if (fewer.length > 0 && (await fails(before, fewer))) steps = fewer;
      else at += size;
    }
  return best;
}
