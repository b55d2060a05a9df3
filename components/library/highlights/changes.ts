/** What the reader does to highlights in lists; each tells that it is done and takes itself back when asked. */
import { i18n } from '#i18n';
import type { Highlight, HighlightColor } from '../../../lib/core/model/highlight';
import { changeHighlights, deleteHighlights, emptyBin, restoreHighlights } from '../../../lib/kb/highlights/store';
import { applyChanges, getEntry } from './highlight-memory';
import { tell, tellFailure } from './toasts';

export function binWithUndo(ids: readonly string[]): Promise<void> {
  return attempt(async () => {
    const deleted = await write(() => deleteHighlights(ids));
    tell(i18n.t('highlights.done.deleted', deleted.length), async () => {
      await write(() => restoreHighlights(ids));
    });
  });
}

export function restoreWithUndo(ids: readonly string[]): Promise<void> {
  return attempt(async () => {
    const restored = await write(() => restoreHighlights(ids));
    tell(i18n.t('highlights.done.restored', restored.length), async () => {
      await write(() => deleteHighlights(ids));
    });
  });
}

/** Deletes for good. The one thing that has no way back: ask before. */
export function eraseForGood(ids: readonly string[]): Promise<void> {
  return attempt(async () => {
    const erased = await emptyBin(ids);
    applyChanges([], ids);
    tell(i18n.t('highlights.done.erased', erased));
  });
}

/** The whole bin; `ids` are those that the reader was shown in it. */
export function eraseAll(ids: readonly string[]): Promise<void> {
  return attempt(async () => {
    const erased = await emptyBin();
    applyChanges([], ids);
    tell(i18n.t('highlights.done.erased', erased));
  });
}

export function addTag(ids: readonly string[], tag: string): Promise<void> {
  return attempt(async () => {
    const lacking = ids.filter((id) => !getEntry(id)?.highlight.tags.includes(tag));
    const changed = await write(() => changeHighlights(lacking, { addTags: [tag] }));
    tell(i18n.t('highlights.done.tagged', [tag, i18n.t('highlights.count', changed.length)]), async () => {
      await write(() => changeHighlights(lacking, { removeTags: [tag] }));
    });
  });
}

export function removeTag(ids: readonly string[], tag: string): Promise<void> {
  return attempt(async () => {
    const having = ids.filter((id) => getEntry(id)?.highlight.tags.includes(tag));
    const changed = await write(() => changeHighlights(having, { removeTags: [tag] }));
    tell(i18n.t('highlights.done.untagged', [tag, i18n.t('highlights.count', changed.length)]), async () => {
      await write(() => changeHighlights(having, { addTags: [tag] }));
    });
  });
}

export function recolor(ids: readonly string[], color: HighlightColor): Promise<void> {
  return attempt(async () => {
    const before = new Map<HighlightColor, string[]>();
    for (const id of ids) {
      const old = getEntry(id)?.highlight.color;
      if (old && old !== color) before.set(old, [...(before.get(old) ?? []), id]);
    }
    const others = [...before.values()].flat();
    if (others.length === 0) return;
    const changed = await write(() => changeHighlights(others, { color }));
    tell(i18n.t('highlights.done.colored', changed.length), async () => {
      for (const [old, those] of before) await write(() => changeHighlights(those, { color: old }));
    });
  });
}

async function write(work: () => Promise<Highlight[]>): Promise<Highlight[]> {
  const changed = await work();
  applyChanges(changed);
  return changed;
}

async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    tellFailure(error);
  }
}
