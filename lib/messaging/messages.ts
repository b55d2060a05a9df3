/**
 * The typed calls of `protocol.ts`. Content scripts import only this module: it knows no schemas, so the reader's
 * bundle stays small. Receivers in the background use `handle.ts`, which checks what arrives.
 *
 * A tab that has no reader answers `sendMessage(type, data, tabId)` with the error “No response”.
 */
import { defineExtensionMessaging } from '@webext-core/messaging';
import type { Protocol } from './protocol';

export const { sendMessage, onMessage } = defineExtensionMessaging<Protocol>();
