import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import type { Entry } from '../../../lib/core/model/entry';
import { toNewEntryHash } from '../../../lib/kb/entity-address';
import { describeFailure } from '../../common/storage-failure';
import { toHighlightsHash } from '../highlights/highlight-route';
import { ExportOwnDialog } from '../packs/ExportOwnDialog';
import { PageTitle } from '../PageTitle';
import { isLive, useOwn } from './own-memory';
import { OWN_TABS, toOwnHash, type OwnTab } from './own-route';
import { ChoiceRow, EntryRow } from './OwnRows';

/** What the reader has added to the knowledge base, corrected and hidden in it, and said is not so. */
export function OwnPage({ tab }: { tab: OwnTab }) {
  const own = useOwn();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isExporting, setExporting] = useState(false);
  const lists = {
    entries: own.entries.filter((entry) => isLive(entry) && !entry.hidden),
    hidden: own.entries.filter((entry) => !isLive(entry) || entry.hidden),
    choices: own.choices,
  };
  const exportable = lists.entries.filter(isExportable);
  const ids = exportable.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  const toggle = (id: string) =>
    setChosen(chosen.has(id) ? new Set([...chosen].filter((one) => one !== id)) : new Set([...chosen, id]));
  return (
    <>
      <header class="list-head own-head">
        <PageTitle title={i18n.t('own.title')} />
        <div class="own-moves">
          <a class="button" href={toNewEntryHash(null)}>
            {i18n.t('own.add')}
          </a>
          {exportable.length > 0 && (
            <button type="button" class="button" onClick={() => setExporting(true)}>
              {ids.length > 0 ? i18n.t('own.pack.exportChosen', ids.length) : i18n.t('own.pack.export')}
            </button>
          )}
        </div>
      </header>
      <p class="intro">
        {i18n.t('own.intro')} <a href={toHighlightsHash({ view: 'all' })}>{i18n.t('own.move')}</a>
      </p>
      <nav class="hl-views" aria-label={i18n.t('own.views')}>
        {OWN_TABS.map((one) => (
          <a key={one} href={toOwnHash(one)} {...(one === tab && { 'aria-current': 'page' })}>
            {i18n.t(`own.tab.${one}`)}
            {lists[one].length > 0 && <small> {lists[one].length}</small>}
          </a>
        ))}
      </nav>
      {own.error !== null && (
        <div class="notice notice-failed" role="alert">
          <p>{describeFailure(own.error)}</p>
        </div>
      )}
      {own.isRead && lists[tab].length === 0 && <p class="remark">{i18n.t(`own.empty.${tab}`)}</p>}
      <ul class="own-list">
        {tab === 'choices'
          ? own.choices.map((choice) => <ChoiceRow key={choice.id} choice={choice} />)
          : lists[tab].map((entry) => (
              <EntryRow
                key={entry.id}
                entry={entry}
                own={own}
                chosen={tab === 'entries' && isExportable(entry) ? chosen.has(entry.id) : null}
                onChoose={() => toggle(entry.id)}
              />
            ))}
      </ul>
      {isExporting && <ExportOwnDialog {...(ids.length > 0 && { chosen: ids })} onClose={() => setExporting(false)} />}
    </>
  );
}

/** Notes alone stay private. */
const isExportable = ({ entity }: Entry): boolean => entity !== undefined;
