/** What is marked on a page, as words to expect things of. */
import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { findMarks, type Mark } from '../../scripts/mentions';

/** How long marks may take to appear or to go (ms), a cold worker included. */
const SETTLES = 15_000;

/** Marks without their white space, and without the wash under the mention whose card is open. */
export async function marksOf(page: Page): Promise<Mark[]> {
  const marks = await findMarks(page);
  return marks
    .filter(({ highlight }) => !/^jiazhu-(active|flash)-/.test(highlight))
    .map(({ highlight, text }) => ({ highlight, text: text.replace(/\s/g, '') }));
}

export async function surfacesOf(page: Page): Promise<string[]> {
  return (await marksOf(page)).map(({ text }) => text);
}

export async function expectMarked(page: Page, ...surfaces: string[]): Promise<void> {
  await expect.poll(() => surfacesOf(page), { timeout: SETTLES }).toEqual(expect.arrayContaining(surfaces));
}

export async function expectNothingMarked(page: Page): Promise<void> {
  await expect.poll(() => surfacesOf(page), { timeout: SETTLES }).toEqual([]);
}
