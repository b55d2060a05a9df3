import { i18n } from '#i18n';
import { EyeOff, NotebookPen, Pencil } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { toEntityName } from '../../../lib/kb/names';
import type { Snapshot } from '../../../lib/kb/snapshot';
import { findEntity } from '../../../lib/kb/snapshot';
import { pickName } from '../../common/locale';
import { PageTitle } from '../PageTitle';
import { EntityNote } from './EntityNote';
import { setHidden } from './own-actions';
import { findEntry, toSubject, useOwn } from './own-memory';
import { toEditHash } from './own-route';

/** An entity's page (`children`) with what the reader can do with it above, and the reader's note below. */
export function EntityActions({ id, kb, children }: { id: string; kb: Snapshot; children: ComponentChildren }) {
  const own = useOwn();
  const [writing, setWriting] = useState(false);
  const entity = findEntity(kb, id);
  // Of a rule's id the listed body is meant.
  const entry = entity && findEntry(own, entity.id);
  if (!entity || !own.isRead || entry?.hidden) return children;
  const hasNote = entry !== undefined && entry.note !== '';
  return (
    <>
      <div class="own-actions">
        <a class="button" href={toEditHash(entity.id)}>
          <Pencil size={14} aria-hidden="true" /> {i18n.t('own.act.edit')}
        </a>
        {!hasNote && !writing && (
          <button type="button" class="button" onClick={() => setWriting(true)}>
            <NotebookPen size={14} aria-hidden="true" /> {i18n.t('own.act.note')}
          </button>
        )}
        <button type="button" class="button" onClick={() => void setHidden(entity.id, entry, true)}>
          <EyeOff size={14} aria-hidden="true" /> {i18n.t('own.act.hide')}
        </button>
      </div>
      {children}
      {(hasNote || writing) && (
        <EntityNote id={entity.id} entry={entry} startsOpen={writing} onClose={() => setWriting(false)} />
      )}
    </>
  );
}

/** The page of what is hidden: that it is, and the way back. Nothing where it is not. */
export function HiddenEntity({ id }: { id: string }) {
  const own = useOwn();
  const entry = findEntry(own, id);
  if (!entry?.hidden) return null;
  const subject = toSubject(own, entry);
  const name = subject ? pickName(toEntityName(subject)) : id;
  return (
    <div class="not-found">
      <PageTitle title={name} lang="zh" />
      <p>{i18n.t('own.hiddenPage')}</p>
      <button type="button" class="button" onClick={() => void setHidden(id, entry, false)}>
        {i18n.t('own.act.show')}
      </button>
    </div>
  );
}

export const useIsHidden = (id: string): boolean => findEntry(useOwn(), id)?.hidden === true;
