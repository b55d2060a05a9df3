import { i18n } from '#i18n';
import { useEffect, useId, useState } from 'preact/hooks';
import type { EntityType } from '../../../lib/core/model/entity';
import type { Entry } from '../../../lib/core/model/entry';
import { loadEntries } from '../../../lib/kb/entries/store';
import { toLocalDay } from '../../../lib/kb/highlights/highlight-list';
import { toOwnPack } from '../../../lib/kb/packs/own-pack';
import { Dialog } from '../highlights/Dialog';
import { tell } from '../highlights/toasts';
import { LIST_TYPES, LISTS } from '../route';
import { describeDatabaseFailure } from './describe-pack-failure';
import { downloadPack } from './pack-actions';

export interface ExportOwnDialogProps {
  /** Ids of entries; all where none are given. */
  chosen?: readonly string[];
  onClose: () => void;
}

/** What the reader has written, as a pack for others. */
export function ExportOwnDialog({ chosen, onClose }: ExportOwnDialogProps) {
  const [entries, setEntries] = useState<Entry[] | null>(null);
  const [left, setLeft] = useState<ReadonlySet<EntityType>>(new Set());
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    loadEntries().then(setEntries, (error: unknown) => setFailure(describeDatabaseFailure(error)));
  }, []);

  const candidates = (entries ?? []).filter(
    ({ id, entity, hidden, deleted }) => entity && !hidden && deleted === undefined && (chosen?.includes(id) ?? true),
  );
  const wanted = candidates.filter(({ entity }) => entity && !left.has(entity.type));

  const go = (form: HTMLFormElement) => {
    const get = (field: string) => (new FormData(form).get(field) as string).trim();
    const name = get('name');
    const { pack, leftOut } = toOwnPack(
      wanted,
      { id: get('id'), version: get('version'), name: { en: name, zh: name }, licence: get('licence') },
      entries ?? [],
    );
    if (pack.entities.length === 0) return setFailure(i18n.t('packs.export.leftOut', leftOut.length));
    const file = downloadPack(pack);
    const also = pack.entities.length + leftOut.length - wanted.length;
    tell(
      [
        i18n.t('packs.saved', [i18n.t('packs.entries', pack.entities.length), file]),
        ...(also > 0 ? [i18n.t('packs.export.also', also)] : []),
        ...(leftOut.length > 0 ? [i18n.t('packs.export.leftOut', leftOut.length)] : []),
      ].join(' '),
    );
    onClose();
  };

  return (
    <Dialog title={i18n.t('packs.export.title')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          go(event.currentTarget);
        }}
      >
        <p class="hl-hint">{i18n.t('packs.export.hint')}</p>
        <fieldset class="hl-choice">
          <legend>{i18n.t('packs.export.types')}</legend>
          {LIST_TYPES.map((type) => {
            const count = candidates.filter(({ entity }) => entity?.type === type).length;
            if (count === 0) return null;
            const toggle = () =>
              setLeft(new Set(left.has(type) ? [...left].filter((t) => t !== type) : [...left, type]));
            return (
              <label key={type}>
                <input type="checkbox" checked={!left.has(type)} onChange={toggle} />
                <span>
                  {i18n.t(`library.${LISTS[type]}`)} ({count})
                </span>
              </label>
            );
          })}
        </fieldset>
        <div class="pack-fields">
          <Field name="name" value={i18n.t('packs.export.defaultName')} maxLength={500} />
          <Field name="id" value="my-entries" pattern="[a-z0-9][a-z0-9\-]{1,60}" hint={i18n.t('packs.export.idHint')} />
          <Field name="version" value={toLocalDay(new Date())} maxLength={60} />
          <Field name="licence" value="CC-BY-4.0" maxLength={500} hint={i18n.t('packs.export.licenceHint')} />
        </div>
        {failure && (
          <p class="failure" role="alert">
            {failure}
          </p>
        )}
        <div class="choices">
          <button type="submit" class="button button-main" disabled={wanted.length === 0}>
            {i18n.t('packs.export.go')}
          </button>
          <button type="button" class="button" onClick={onClose}>
            {i18n.t('highlights.move.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface FieldProps {
  name: 'name' | 'id' | 'version' | 'licence';
  value: string;
  hint?: string;
  pattern?: string;
  maxLength?: number;
}

function Field({ name, value, hint, ...limits }: FieldProps) {
  const id = useId();
  return (
    <>
      <label for={id}>{i18n.t(`packs.export.${name}`)}</label>
      <div>
        <input id={id} name={name} defaultValue={value} required {...limits} aria-describedby={hint && `${id}-hint`} />
        {hint && <small id={`${id}-hint`}>{hint}</small>}
      </div>
    </>
  );
}
