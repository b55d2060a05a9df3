/**
 * Receives a message only after two questions: may this sender send it, and does its data fit the schema?
 * What fails is refused with an error that names the message and the field; the sender's promise rejects with it.
 */
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { onMessage } from './messages';
import type { Protocol } from './protocol';

type Data<T extends keyof Protocol> = Parameters<Protocol[T]>[0];
type Reply<T extends keyof Protocol> = ReturnType<Protocol[T]>;

/** What the handlers use of `runtime.MessageSender`. */
export interface Sender {
  id?: string;
  /** Address of the document that sent it. */
  url?: string;
  frameId?: number;
  tab?: { id?: number; url?: string; incognito?: boolean };
}

/** page: any script or page of this extension. inner: only the extension's own pages (popup, library). */
export type SenderPolicy = 'page' | 'inner';

export class MessageRefused extends Error {
  override name = 'MessageRefused';
}

/** Registers the only receiver of `type` in this context. */
export function handle<T extends keyof Protocol>(
  type: T,
  schema: v.GenericSchema<unknown, Data<T>>,
  policy: SenderPolicy,
  fn: (data: Data<T>, sender: Sender) => Reply<T> | Promise<Reply<T>>,
): void {
  onMessage(type, (message) => {
    const sender = message.sender as Sender;
    if (!isAllowed(sender, policy)) throw new MessageRefused(`${type}: not accepted from this sender`);
    return fn(parseData(type, schema, message.data), sender);
  });
}

/** The data, checked. Throws MessageRefused with the first field that does not fit. */
export function parseData<D>(type: string, schema: v.GenericSchema<unknown, D>, data: unknown): D {
  const result = v.safeParse(schema, data, { abortEarly: true });
  if (result.success) return result.output;
  const issue = result.issues[0];
  throw new MessageRefused(`${type}: ${v.getDotPath(issue) ?? 'data'}: ${issue.message}`);
}

/** `sender.url` and `sender.id` are filled in by the browser, so a page can't forge them. */
export function isAllowed(sender: Sender, policy: SenderPolicy): boolean {
  if (sender.id !== browser.runtime.id) return false;
  return policy === 'page' || (sender.url ?? '').startsWith(browser.runtime.getURL('/'));
}
