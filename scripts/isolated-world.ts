/**
 * Speaks from the extension's own world in a web page, where gate and reader run: what is sent from here the browser
 * stamps as coming from that page, as it does with theirs.
 */
import type { CDPSession, Page } from 'playwright-core';
import type { Protocol } from '../lib/messaging/protocol';

export interface IsolatedWorld {
  /** Sends a message as the page's reader does; rejects where it is refused. */
  ask<K extends keyof Protocol>(type: K, data: Parameters<Protocol[K]>[0]): Promise<Awaited<ReturnType<Protocol[K]>>>;
  /** Runs an expression there. */
  evaluate<T>(expression: string): Promise<T>;
  close(): Promise<void>;
}

interface Context {
  id: number;
  origin: string;
  auxData?: { type?: string; frameId?: string };
}

/** How long the gate may take to come into a page (ms). */
const COMES = 10_000;

/** The world of the extension `id` in the page's own frame. */
export async function openIsolatedWorld(page: Page, id: string): Promise<IsolatedWorld> {
  const session = await page.context().newCDPSession(page);
  const context = await findContext(session, `chrome-extension://${id}`);
  const evaluate = async <T>(expression: string): Promise<T> => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      contextId: context,
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  };
  return {
    evaluate,
    ask: async (type, data) => {
      const message = { id: Date.now(), type, data, timestamp: Date.now() };
      const answer = await evaluate<{ res: never; err?: { message: string } } | null>(
        `chrome.runtime.sendMessage(${JSON.stringify(message)})`,
      );
      if (!answer) throw new Error(`No answer to ${type}`);
      if (answer.err) throw new Error(answer.err.message);
      return answer.res;
    },
    close: () => session.detach(),
  };
}

async function findContext(session: CDPSession, origin: string): Promise<number> {
  const { frameTree } = await session.send('Page.getFrameTree');
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no script of ${origin} came into the page`)), COMES);
    session.on('Runtime.executionContextCreated', ({ context }: { context: Context }) => {
      const { type, frameId } = context.auxData ?? {};
      if (context.origin !== origin || type !== 'isolated' || frameId !== frameTree.frame.id) return;
      clearTimeout(timer);
      resolve(context.id);
    });
    // Tells of those that are there, too.
    session.send('Runtime.enable').catch(reject);
  });
}
