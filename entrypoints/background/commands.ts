/** The keys of the browser (manifest, `commands`), each to the reader in the tab. A key is asking: it reads the page first. */
import { browser } from 'wxt/browser';
import { sendMessage } from '../../lib/messaging/messages';
import type { ReaderCommand } from '../../lib/messaging/protocol';
import { commandReader, type Tab } from './tabs';

/** As in the manifest. */
const COMMANDS: Record<string, ReaderCommand> = {
  'next-mention': 'next',
  'previous-mention': 'previous',
  'open-card': 'card',
};

export function followCommands(): void {
  browser.commands.onCommand.addListener((name, tab) => {
    const command = COMMANDS[name];
    if (name === 'save-highlight' && tab) void saveSelectionIn(tab);
    if (command && tab) void commandReader(tab, (target) => sendMessage('command', command, target));
  });
}

export const saveSelectionIn = (tab: Tab): Promise<void> =>
  commandReader(tab, (target) => sendMessage('saveSelection', undefined, target));
