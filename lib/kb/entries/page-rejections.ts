/** “Not this one here”, as the card in a web page says it, and takes it back. */
import type { Sender } from '../../messaging/handle';
import type { Rejection, RejectionOutcome } from '../../messaging/protocol';
import { HighlightStorageError } from '../highlights/errors';
import { addressesOf } from '../highlights/page-requests';
import { getEntityView } from '../queries';
import { addChoice, eraseChoices, getChoice } from './store';

/** Of the sender's own page or site only. */
export async function rejectOnPage(
  sender: Sender,
  { page, entity, scope, quote }: Rejection,
): Promise<RejectionOutcome> {
  const addresses = addressesOf(sender, page);
  const [address] = addresses;
  if (address === undefined) return failed('other', 'this is no web page');
  if (sender.tab?.incognito) return failed('private', 'nothing is kept from a private window');
  return attempt(async () => {
    const view = await getEntityView(entity);
    if (!view) throw new Error('the knowledge base has no such entry');
    const choice = await addChoice({
      entity,
      name: view.entity.name,
      scope,
      // Its own host, not that of its name for itself.
      site: new URL(addresses.at(-1) ?? address).hostname,
      ...(scope !== 'site' && { address }),
      ...(scope === 'mention' && { quote: { type: 'TextQuoteSelector', ...quote } }),
    });
    return choice.id;
  });
}

export async function undoOnPage(sender: Sender, id: string): Promise<RejectionOutcome> {
  return attempt(async () => {
    const choice = await getChoice(id);
    if (choice && new URL(sender.url ?? 'about:blank').hostname === choice.site) await eraseChoices([id]);
    return id;
  });
}

async function attempt(work: () => Promise<string>): Promise<RejectionOutcome> {
  try {
    return { state: 'done', choice: await work() };
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return failed(error instanceof HighlightStorageError ? error.failure : 'other', cause);
  }
}

const failed = (
  failure: Extract<RejectionOutcome, { state: 'failed' }>['failure'],
  cause: string,
): RejectionOutcome => ({
  state: 'failed',
  failure,
  cause,
});
