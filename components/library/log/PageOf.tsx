import type { Reading } from '../../../lib/core/model/reading';
import { toHost } from '../highlights/HighlightRow';

/** What a page is called, as the way to it, and where it is. */
export function PageOf({ reading: { address, title } }: { reading: Reading }) {
  return (
    <>
      <a class="log-title" lang="zh" href={address} target="_blank" rel="noreferrer">
        {title}
      </a>{' '}
      <small>{toHost(address)}</small>
    </>
  );
}
