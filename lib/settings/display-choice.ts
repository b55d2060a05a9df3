/** What the reader has chosen of how names and explanations are shown, as one. */
import type { DisplayChoice } from './display';
import { explanationsSetting, pinyinSetting, readAll, scriptSetting } from './settings';

export const displaySettings = { script: scriptSetting, pinyin: pinyinSetting, explanations: explanationsSetting };

export async function readDisplay(): Promise<DisplayChoice> {
  return readAll(displaySettings);
}

export async function saveDisplay({ script, pinyin, explanations }: Partial<DisplayChoice>): Promise<void> {
  if (script !== undefined) await scriptSetting.setValue(script);
  if (pinyin !== undefined) await pinyinSetting.setValue(pinyin);
  if (explanations !== undefined) await explanationsSetting.setValue(explanations);
}

/** Calls back with each new choice; returns what ends it. */
export function watchDisplay(callback: (choice: DisplayChoice) => void): () => void {
  const changed = (): void => void readDisplay().then(callback);
  const stops = [scriptSetting.watch(changed), pinyinSetting.watch(changed), explanationsSetting.watch(changed)];
  return () => stops.forEach((stop) => stop());
}
