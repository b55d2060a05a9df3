/** Which keys the browser has given to Jiazhu's commands. The reader may have chosen others, or another extension has them. */
import { i18n } from '#i18n';
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';

export interface Key {
  /** As in the manifest's `commands`. */
  name: string;
  does: string;
  /** Empty where it has none. */
  key: string;
}

/** As they are to be told; the browser has an order of its own. */
const NAMES = ['next-mention', 'previous-mention', 'open-card', 'save-highlight'];

export function useKeys(): Key[] {
  const [keys, setKeys] = useState<Key[]>([]);
  useEffect(() => {
    const look = () =>
      void browser.commands.getAll().then((all) =>
        setKeys(
          NAMES.flatMap((name) => {
            const command = all.find((one) => one.name === name);
            return command ? [{ name, does: command.description ?? '', key: command.shortcut ?? '' }] : [];
          }),
        ),
      );
    look();
    // Back from where they are changed.
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, []);
  return keys;
}

/** How to save, with the key that does it now; without a word of one that the browser has not given. */
export function useSavingHint(hint: 'highlights' | 'highlights.popup'): string {
  const key = useKeys().find(({ name }) => name === 'save-highlight')?.key;
  return key ? i18n.t(`${hint}.emptyText`, [key]) : i18n.t(`${hint}.emptyTextKeyless`);
}

/** Newer than the polyfill's types; Firefox has a function for what is an address in Chromium. */
type Commands = typeof browser.commands & { openShortcutSettings?: () => Promise<void> };

export function openKeySettings(): void {
  const { openShortcutSettings } = browser.commands as Commands;
  void (openShortcutSettings?.() ?? browser.tabs.create({ url: 'chrome://extensions/shortcuts' }));
}
