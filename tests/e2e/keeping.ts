/** Saving a passage and opening its note as a reader does, for tests that are about something else. */
import type { Frame, Page } from 'playwright-core';
import { expect } from 'vitest';
import { cardText, clickInCard, readCard } from '../../scripts/card';
import { hoverMention } from '../../scripts/mentions';
import { keptOn, openedNote, selectText } from '../../scripts/selecting';

export async function save(page: Page, from: string, to = from): Promise<void> {
  await selectText(page, from, to);
  // Not “Saved”, of the passage before.
  await expect.poll(() => cardText(page), { timeout: 10_000 }).toBe('Save');
  await clickInCard(page, 'Save');
  await readCard(page, 'Saved');
}

/** On a blank place, so that bar and note close. */
export const clickAside = (page: Page): Promise<void> => page.mouse.click(690, 20);

export const textsOn = async (page: Page): Promise<string[]> => (await keptOn(page)).map(({ text }) => text).sort();

/** The note of the passage that holds `text`, opened by pointing at it. */
export async function openNote(page: Page, text: string): Promise<Frame> {
  await hoverMention(page, text);
  return openedNote(page, '.text-button');
}

/** Opens the editor of a note and types into it, key by key. */
export async function typeNote(note: Frame, text: string): Promise<void> {
  await note.locator('.text-button').click();
  await note.locator('textarea').pressSequentially(text);
}
