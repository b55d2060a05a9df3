/** `npm run soak -- --mutations`: thousands of steps, and of each page that differs the fewest steps that make it so. */
import { launchExtension } from '../../../scripts/extension-browser';
import { requireBrowser } from '../../../scripts/find-browser';
import type { PlacedMark, Step } from './in-page';
import type { Kind } from './kinds';
import { ALL_KINDS, runMutations, type Mismatch } from './rounds';
import { shrink } from './shrink';

export interface MutationOptions {
  steps: number;
  seed: number;
  /** Of kinds.ts; all without. */
  kinds?: readonly string[];
  isShrunk: boolean;
}

const describeStep = ({ kind, seed, pause }: Step): string => `${kind}(${seed})${pause > 0 ? ` +${pause} ms` : ''}`;
const describeMark = ({ name, text, start, end }: PlacedMark): string => `${name} “${text}” ${start} to ${end}`;

function print({ seed, before, steps, missing, surplus }: Mismatch): void {
  console.log(`✗ seed ${seed}: after ${before.length} steps, ${steps.map(describeStep).join(', ')}`);
  for (const mark of missing.slice(0, 4)) console.log(`    missing: ${describeMark(mark)}`);
  for (const mark of surplus.slice(0, 4)) console.log(`    surplus: ${describeMark(mark)}`);
}

function parseKinds(kinds: readonly string[] = ALL_KINDS): Kind[] {
  const unknown = kinds.find((kind) => !ALL_KINDS.includes(kind as Kind));
  if (unknown !== undefined) throw new Error(`There is no kind ${unknown}; there are ${ALL_KINDS.join(', ')}`);
  return kinds as Kind[];
}

/** Whether all was right. */
export async function soakMutations({ steps, seed, kinds, isShrunk }: MutationOptions): Promise<boolean> {
  const plan = { steps, seed, kinds: parseKinds(kinds), batch: 15, round: 90 };
  const browser = await launchExtension({ executable: requireBrowser(), headless: true, args: ['--lang=en'] });
  const blamed = new Map<string, number>();
  try {
    const figures = await runMutations(browser, plan, {
      onMismatch: async (found) => {
        const smallest = isShrunk ? await shrink(browser, found) : found;
        print(smallest ?? found);
        if (!smallest) console.log('    … once, and not when it was done again');
        const blame = [...new Set((smallest ?? found).steps.map(({ kind }) => kind))].sort().join(' + ');
        blamed.set(blame, (blamed.get(blame) ?? 0) + 1);
      },
      onRound: (done) => console.log(`${done} of ${steps} steps`),
    });
    console.log(`${figures.steps} steps, ${figures.comparisons} comparisons, ${figures.mismatches} differed`);
    for (const [kinds, count] of blamed) console.log(`  ${count} × ${kinds}`);
    return figures.mismatches === 0;
  } finally {
    await browser.close();
  }
}
