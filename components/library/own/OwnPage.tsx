import { i18n } from '#i18n';
import type { ComponentChildren } from 'preact';
import type { Choice, Entry } from '../../../lib/core/model/entry';
import { toEntityHash, toNewEntryHash } from '../../../lib/kb/entity-address';
import { toEntityName } from '../../../lib/kb/names';
import { formatMoment } from '../../common/dates';
import { nameLang, pickName } from '../../common/locale';
import { describeFailure } from '../../common/storage-failure';
import { TypeDot } from '../../common/TypeDot';
import { toType } from '../highlights/EntityRefs';
import { PageTitle } from '../PageTitle';
import { backToShipped, deleteOwn, eraseChoice, restoreOwn, setHidden } from './own-actions';
import { isLive, toSubject, useOwn, type OwnMemory } from './own-memory';
import { OWN_TABS, toEditHash, toOwnHash, type OwnTab } from './own-route';

/** What the reader has added to the knowledge base, corrected and hidden in it, and said is not so. */
export function OwnPage({ tab }: { tab: OwnTab }) {
  const own = useOwn();
  const lists = {
    entries: own.entries.filter((entry) => isLive(entry) && !entry.hidden),
    hidden: own.entries.filter((entry) => !isLive(entry) || entry.hidden),
    choices: own.choices,
  };
  return (
    <>
      <header class="list-head own-head">
        <PageTitle title={i18n.t('own.title')} />
        <a class="button" href={toNewEntryHash(null)}>
          {i18n.t('own.add')}
        </a>
      </header>
      <p class="intro">{i18n.t('own.intro')}</p>
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
          : lists[tab].map((entry) => <EntryRow key={entry.id} entry={entry} own={own} />)}
      </ul>
    </>
  );
}

function EntryRow({ entry, own }: { entry: Entry; own: OwnMemory }) {
  const { id, note, modified } = entry;
  const subject = toSubject(own, entry);
  const isCorrected = entry.entity !== undefined && own.shipped.has(id);
  const said = [
    entry.entity && i18n.t(isCorrected ? 'own.state.corrected' : 'own.state.new'),
    entry.hidden && i18n.t('own.state.hidden'),
    note !== '' && i18n.t('own.state.note'),
    !isLive(entry) && i18n.t('own.state.deleted'),
  ].filter(Boolean);
  return (
    <Row
      type={toType(id)}
      name={subject ? pickName(toEntityName(subject)) : id}
      hash={isLive(entry) && !entry.hidden ? toEntityHash(id) : null}
      about={`${said.join(' · ')} · ${formatMoment(modified)}`}
      note={note}
    >
      {!isLive(entry) && <Act label={i18n.t('own.act.restore')} onPress={() => restoreOwn(entry)} />}
      {isLive(entry) && entry.hidden && (
        <Act label={i18n.t('own.act.show')} onPress={() => setHidden(id, entry, false)} />
      )}
      {isLive(entry) && !entry.hidden && (
        <>
          <a class="own-act" href={toEditHash(id)}>
            {i18n.t('own.act.edit')}
          </a>
          {isCorrected && <Act label={i18n.t('own.editor.back')} onPress={() => backToShipped(entry)} />}
          {!own.shipped.has(id) && <Act label={i18n.t('own.act.delete')} onPress={() => deleteOwn(entry)} />}
        </>
      )}
    </Row>
  );
}

function ChoiceRow({ choice }: { choice: Choice }) {
  const { entity, name, scope, site, address, quote, created } = choice;
  return (
    <Row
      type={toType(entity)}
      name={name}
      hash={toEntityHash(entity)}
      about={formatMoment(created)}
      where={
        <>
          {scope === 'site' ? i18n.t('own.choice.site', [site]) : i18n.t(`own.choice.${scope}`)}{' '}
          {address && (
            <a href={address} target="_blank" rel="noreferrer">
              {address.replace(/^https?:\/\//, '')}
            </a>
          )}
          {quote && (
            <q class="quote" lang="zh">
              {quote.prefix}
              <b>{quote.exact}</b>
              {quote.suffix}
            </q>
          )}
        </>
      }
    >
      <Act label={i18n.t('card.reject.undo')} onPress={() => eraseChoice(choice)} />
    </Row>
  );
}

interface RowProps {
  type: ReturnType<typeof toType>;
  name: string;
  hash: string | null;
  about: string;
  note?: string;
  where?: ComponentChildren;
  children: ComponentChildren;
}

function Row({ type, name, hash, about, note, where, children }: RowProps) {
  return (
    <li>
      <div class="own-row">
        <TypeDot type={type} />
        <b lang={nameLang()}>{hash ? <a href={hash}>{name}</a> : name}</b>
        <span class="own-about">{about}</span>
        <span class="own-acts" role="group" aria-label={name}>
          {children}
        </span>
      </div>
      {where && <p class="own-where">{where}</p>}
      {note && <p class="own-where own-note">{note}</p>}
    </li>
  );
}

function Act({ label, onPress }: { label: string; onPress: () => Promise<void> }) {
  return (
    <button type="button" class="own-act" onClick={() => void onPress()}>
      {label}
    </button>
  );
}
