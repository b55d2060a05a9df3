/** A line for each entry, and for each “not here”, of the reader's. */
import { i18n } from '#i18n';
import type { ComponentChildren } from 'preact';
import type { Choice, Entry } from '../../../lib/core/model/entry';
import { toEntityHash } from '../../../lib/kb/entity-address';
import { toEntityName } from '../../../lib/kb/names';
import { formatMoment } from '../../common/dates';
import { nameLang, pickName } from '../../common/locale';
import { TypeDot } from '../../common/TypeDot';
import { toType } from '../highlights/EntityRefs';
import { backToShipped, deleteOwn, eraseChoice, restoreOwn, setHidden } from './own-actions';
import { isLive, toSubject, type OwnMemory } from './own-memory';
import { toEditHash } from './own-route';

interface EntryRowProps {
  entry: Entry;
  own: OwnMemory;
  /** Whether it is chosen for a pack; none where a pack cannot have it. */
  chosen: boolean | null;
  onChoose: () => void;
}

export function EntryRow({ entry, own, chosen, onChoose }: EntryRowProps) {
  const { id, note, modified } = entry;
  const subject = toSubject(own, entry);
  const isCorrected = entry.entity !== undefined && own.shipped.has(id);
  const said = [
    entry.entity && i18n.t(isCorrected ? 'own.state.corrected' : 'own.state.new'),
    entry.hidden && i18n.t('own.state.hidden'),
    note !== '' && i18n.t('own.state.note'),
    !isLive(entry) && i18n.t('own.state.deleted'),
  ].filter(Boolean);
  const name = subject ? pickName(toEntityName(subject)) : id;
  return (
    <Row
      type={toType(id)}
      name={name}
      choice={
        chosen !== null && (
          <input type="checkbox" aria-label={i18n.t('own.pack.choose', [name])} checked={chosen} onChange={onChoose} />
        )
      }
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

export function ChoiceRow({ choice }: { choice: Choice }) {
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
  /** A box before the name. */
  choice?: ComponentChildren;
  children: ComponentChildren;
}

function Row({ type, name, hash, about, note, where, choice, children }: RowProps) {
  return (
    <li>
      <div class="own-row">
        {choice}
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
