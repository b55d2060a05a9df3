/** A mention as what is said not to be there, and what became of saying so. */
import type { Rejection, RejectionOutcome } from '../messaging/protocol';
import { findPageRef } from './canonical';
import type { RejectionScope, RejectionState } from './card-state';
import type { Mention } from './mention';

/** So much of its block on either side tells a mention from others of the same words. UTF-16 units. */
const AROUND = 20;

export function toRejection({ block, annotation }: Mention, scope: RejectionScope): Rejection {
  const { text } = block;
  const { start, end, id } = annotation;
  return {
    page: findPageRef(document),
    entity: id,
    scope,
    quote: {
      exact: text.slice(start, end).slice(0, 500),
      prefix: text.slice(Math.max(0, start - AROUND), start),
      suffix: text.slice(end, end + AROUND),
    },
  };
}

/** A background that does not answer is a failure like others. */
export const settle = (outcome: Promise<RejectionOutcome>): Promise<RejectionOutcome> =>
  outcome.catch((error: unknown) => ({
    state: 'failed',
    failure: 'other',
    cause: error instanceof Error ? error.message : String(error),
  }));

export const toFailed = ({ failure, cause }: Extract<RejectionOutcome, { state: 'failed' }>): RejectionState => ({
  at: 'failed',
  failure,
  cause,
});
