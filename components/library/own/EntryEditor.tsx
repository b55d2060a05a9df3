import { i18n } from '#i18n';
import { useEffect, useRef, useState } from 'preact/hooks';
import { toEntityHash } from '../../../lib/kb/entity-address';
import { EntryConflict } from '../../../lib/kb/entries/store';
import type { Entry } from '../../../lib/core/model/entry';
import type { EntryFields } from '../../../lib/kb/entries/fields';
import type { FieldErrors } from '../../../lib/kb/entries/to-entity';
import type { Snapshot } from '../../../lib/kb/snapshot';
import { describeFailure } from '../../common/storage-failure';
import { NotFound } from '../EntityPage';
import { tell } from '../highlights/toasts';
import { PageTitle } from '../PageTitle';
import { EditorFoot } from './EditorFoot';
import { EditorSource } from './EditorSource';
import {
  fillIn,
  recall,
  remember,
  saveDraft,
  suggest,
  toEditDraft,
  toNewDraft,
  type Draft,
  type Suggested,
} from './entry-draft';
import { EntryForm } from './EntryForm';
import { reloadOwn } from './own-memory';
import type { OwnView } from './own-route';
import { backToShipped } from './own-actions';

type EditorView = Extract<OwnView, { view: 'new' | 'edit' }>;

/** The editor of an own entry: new, or a copy of one that is there. What is not saved stays when one looks elsewhere. */
export function EntryEditor({ view, kb }: { view: EditorView; kb: Snapshot }) {
  const hash = location.hash;
  const [draft, setDraft] = useState<Draft | null | undefined>(
    () => recall(hash) ?? (view.view === 'new' ? toNewDraft(view.selected, kb) : undefined),
  );
  useEffect(() => {
    // Read once: what is written here is not to change under the reader's hands.
    if (draft !== undefined || view.view === 'new') return;
    void toEditDraft(view.id, kb).then(setDraft, () => setDraft(null));
  }, [draft, view, kb]);
  if (draft === undefined) return null;
  if (draft === null) return <NotFound what={view.view === 'edit' ? view.id : hash} />;
  return (
    <LoadedEditor
      key={`${draft.id} ${draft.entry?.revision ?? 0}`}
      initial={draft}
      kb={kb}
      isPrivate={view.view === 'new' && view.isPrivate}
      onReload={(next) => {
        remember(hash, null);
        setDraft(next);
      }}
    />
  );
}

interface LoadedEditorProps {
  initial: Draft;
  kb: Snapshot;
  isPrivate: boolean;
  onReload: (draft: Draft | null) => void;
}

function LoadedEditor({ initial, kb, isPrivate, onReload }: LoadedEditorProps) {
  const hash = location.hash;
  const [draft, setDraft] = useState(initial);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [conflict, setConflict] = useState<Entry | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const { fields, base, shipped, entry, selected } = draft;

  const change = (changes: Partial<EntryFields>) => {
    const next = { ...draft, fields: { ...fields, ...changes } };
    remember(hash, next);
    setDraft(next);
    // What was wrong with a field is so no more once something else is written there.
    setErrors((before) => withoutErrors(before, Object.keys(changes)));
  };
  /** What a dictionary has filled in last: it follows the name, until the reader writes something else. */
  const suggested = useRef<Suggested>({ pinyin: '', traditional: '' });
  const { name, type } = fields;
  useEffect(() => {
    // Of a name that is there, reading and traditional form are there too.
    if (base || name.trim().length < 2) return undefined;
    let isOver = false;
    const timer = setTimeout(() => {
      void suggest(name.trim(), type).then(
        (next) => {
          if (isOver) return;
          const last = suggested.current;
          suggested.current = next;
          setDraft((before) => ({ ...before, fields: fillIn(before.fields, last, next) }));
        },
        () => undefined,
      );
    }, 200);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [base, name, type]);

  const save = async (revision?: number) => {
    setSaving(true);
    setFailure(null);
    setConflict(null);
    try {
      const result = await saveDraft(draft, kb, revision);
      if ('errors' in result) {
        setErrors(result.errors);
        requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
        return;
      }
      remember(hash, null);
      await reloadOwn();
      tell(i18n.t('own.done.saved'));
      location.hash = toEntityHash(result.saved);
    } catch (error) {
      if (error instanceof EntryConflict) setConflict(error.current);
      else setFailure(describeFailure(error));
    } finally {
      setSaving(false);
    }
  };
  const leave = () => {
    remember(hash, null);
    location.hash = base ? toEntityHash(draft.id) : '#/own';
  };
  const isCorrected = shipped !== null && entry?.entity !== undefined && entry.deleted === undefined;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the fields inside, not of the form
    <form
      ref={form}
      class="own-editor"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.isComposing) return;
        const isAsked = event.ctrlKey || event.metaKey;
        // Enter ends a field: what is half filled in is not to be saved by it.
        if (isAsked || event.target instanceof HTMLInputElement) event.preventDefault();
        if (isAsked) void save();
      }}
    >
      <PageTitle title={base ? i18n.t('own.editor.edit', [base.name]) : i18n.t('own.editor.new')} />
      <p class="intro">{i18n.t(shipped ? 'own.editor.shippedIntro' : 'own.editor.intro')}</p>
      {isPrivate && <p class="own-notice">{i18n.t('own.editor.private')}</p>}
      {selected && <EditorSource selected={selected} hasName={fields.name !== ''} />}
      <EntryForm
        fields={fields}
        shipped={shipped?.fields ?? null}
        isNew={!base}
        errors={errors}
        kb={kb}
        onChange={change}
      />
      <EditorFoot
        saving={saving}
        failure={failure}
        errorCount={Object.keys(errors).length}
        conflict={conflict}
        onKeepMine={() => void save(conflict?.revision)}
        onTakeTheirs={() => void toEditDraft(draft.id, kb).then(onReload)}
        onCancel={leave}
        onBack={
          isCorrected && entry
            ? () => {
                remember(hash, null);
                void backToShipped(entry).then(() => (location.hash = toEntityHash(draft.id)));
              }
            : null
        }
      />
    </form>
  );
}

const withoutErrors = (errors: FieldErrors, fields: readonly string[]): FieldErrors =>
  Object.fromEntries(Object.entries(errors).filter(([path]) => !fields.includes(path.split('.')[0] ?? '')));
