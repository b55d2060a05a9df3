import { i18n } from '#i18n';
import { browser } from 'wxt/browser';
import type { Highlight } from '../../lib/core/model/highlight';
import { LIBRARY_PATH } from '../../lib/kb/entity-address';
import { useSavingHint } from '../common/use-keys';
import { moveFocus } from './move-focus';
import type { PageHighlight } from './page-highlights';
import type { PageHighlights } from './use-page-highlights';

/** What is saved on this page: where it stands, what was written on it, and what the page has lost. */
export function HighlightsPanel({ list, address, isTextSelected, failure, jump, attach }: PageHighlights) {
  const placed = list?.filter(({ standing }) => standing !== 'orphan') ?? [];
  const orphans = list?.filter(({ standing }) => standing === 'orphan') ?? [];
  const changed = placed.filter(({ standing }) => standing === 'changed').length;
  return (
    <div class="found">
      {failure && (
        <p class="popup-failure clause" role="alert">
          {failure}
        </p>
      )}
      {list?.length === 0 && <Empty isPage={address !== null} />}
      {(orphans.length > 0 || changed > 0) && <Summary missing={orphans.length} changed={changed} />}
      {placed.length > 0 && (
        <>
          <p class="hint">{i18n.t('highlights.popup.hint')}</p>
          <ul class="rows">
            {placed.map((one) => (
              <li key={one.highlight.id}>
                <PlacedRow {...one} onJump={jump} />
              </li>
            ))}
          </ul>
        </>
      )}
      {orphans.length > 0 && (
        <section aria-labelledby="orphans">
          <h2 id="orphans" class="group" tabIndex={-1}>
            {i18n.t('highlights.popup.orphans')} <span class="group-count">{orphans.length}</span>
          </h2>
          <p class="hint hint-inner">{i18n.t('highlights.popup.orphanHint')}</p>
          <ul class="rows">
            {orphans.map(({ highlight }) => (
              <li key={highlight.id}>
                <OrphanRow highlight={highlight} isTextSelected={isTextSelected} onAttach={attach} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <p class="popup-all">
        <LibraryLink
          hash={address && list?.length ? `#/highlights/page/${encodeURIComponent(address)}` : '#/highlights'}
        >
          {i18n.t(address && list?.length ? 'highlights.popup.all' : 'highlights.popup.library')}
        </LibraryLink>
      </p>
    </div>
  );
}

/** What has befallen the page since, before the list: both may stand far down in it. */
function Summary({ missing, changed }: { missing: number; changed: number }) {
  const leadTo = (selector: string) => {
    const target = document.querySelector<HTMLElement>(selector);
    target?.scrollIntoView({ block: 'nearest' });
    target?.focus({ preventScroll: true });
  };
  return (
    <p class="standing" role="status">
      {missing > 0 && (
        <button type="button" class="possible" onClick={() => leadTo('#orphans')}>
          {i18n.t('highlights.popup.missingCount', missing)}
        </button>
      )}
      {changed > 0 && (
        <button type="button" class="possible" onClick={() => leadTo('.row[data-changed]')}>
          {i18n.t('highlights.popup.changedCount', changed)}
        </button>
      )}
    </p>
  );
}

function PlacedRow({ highlight, standing, onJump }: PageHighlight & { onJump: (highlight: Highlight) => void }) {
  return (
    <button
      type="button"
      class={`row hl-row pen-${highlight.color}`}
      {...(standing === 'changed' && { 'data-changed': '' })}
      onClick={() => onJump(highlight)}
      onKeyDown={moveFocus}
    >
      <Words highlight={highlight} />
      {standing === 'changed' && (
        <span class="possible" title={i18n.t('highlights.popup.changedHint')}>
          {i18n.t('highlights.popup.changed')}
        </span>
      )}
    </button>
  );
}

interface OrphanRowProps {
  highlight: Highlight;
  isTextSelected: boolean;
  onAttach: (highlight: Highlight) => void;
}

function OrphanRow({ highlight, isTextSelected, onAttach }: OrphanRowProps) {
  return (
    <div class={`row hl-row hl-orphan pen-${highlight.color}`}>
      <Words highlight={highlight} />
      <span class="possible">{i18n.t('highlights.popup.orphan')}</span>
      {isTextSelected && (
        <button type="button" class="button" onClick={() => onAttach(highlight)}>
          {i18n.t('highlights.popup.attach')}
        </button>
      )}
    </div>
  );
}

/** So much of a passage (UTF-16 units) fills two lines. */
const QUOTE = 120;

function Words({ highlight: { quote, note, color } }: { highlight: Highlight }) {
  return (
    <span class="hl-words">
      <span class="visually-hidden">{i18n.t(`highlights.color.${color}`)}: </span>
      <span class="hl-passage" lang="zh">
        {quote.exact.slice(0, QUOTE)}
      </span>
      {note && <span class="hl-remark">{note.slice(0, QUOTE)}</span>}
    </span>
  );
}

function Empty({ isPage }: { isPage: boolean }) {
  const hint = useSavingHint('highlights.popup');
  return (
    <div class="empty" role="status">
      <p class="empty-title">{i18n.t('highlights.popup.emptyTitle')}</p>
      <p>{isPage ? hint : i18n.t('highlights.popup.noPage')}</p>
    </div>
  );
}

function LibraryLink({ hash, children }: { hash: string; children: string }) {
  return (
    <a href={browser.runtime.getURL(LIBRARY_PATH) + hash} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}
