/** A saved highlight as its note shows it. Props in, events out; every text is the page's or the reader's, set as text. */
import { diffChars } from 'diff';
import { BookOpen, PencilLine, Trash2, X } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { COLORS } from '../../lib/core/model/colors';
import type { Highlight } from '../../lib/core/model/highlight';
import { formatDate } from '../common/dates';
import { ConflictView } from '../common/ConflictView';
import { sayNotSaved, toFailureText } from '../common/storage-failure';
import { NoteEditor } from './NoteEditor';
import type { Change, Draft, NoteState, Outcome } from './use-highlight';

export interface NoteViewProps {
  note: NoteState;
  /** How the passage reads now, where it has changed. */
  wording: string | undefined;
  outcome: Outcome;
  /** What is being written; null while nothing is. */
  draft: Draft | null;
  nth: number;
  of: number;
  onNext: () => void;
  onDraft: (draft: Draft | null) => void;
  onSave: (draft: Draft) => void;
  onChange: (change: Change) => void;
  onBin: (binned: boolean) => void;
  onOpen: () => void;
  onResolved: () => void;
  onClose: () => void;
}

export function NoteView(props: NoteViewProps) {
  const { note } = props;
  if (note.state === 'ready') return <Ready {...props} highlight={note.highlight} />;
  const text =
    note.state === 'loading'
      ? i18n.t('note.loading')
      : note.state === 'gone'
        ? i18n.t('note.gone')
        : i18n.t('note.failed', [note.cause]);
  return (
    <div class="note-head">
      <p class="remark">{text}</p>
      <IconButton label={i18n.t('note.close')} onPress={props.onClose}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </div>
  );
}

function Ready(props: NoteViewProps & { highlight: Highlight }) {
  const { highlight, wording, outcome, draft, onDraft, onSave, onBin, onClose } = props;
  const isBinned = highlight.deleted !== undefined;
  return (
    <>
      <div class="note-head">
        <Passage highlight={highlight} wording={wording} />
        <IconButton label={i18n.t('note.close')} onPress={onClose}>
          <X size={16} aria-hidden="true" />
        </IconButton>
      </div>
      {outcome?.state === 'conflict' ? (
        <ConflictView
          mine={{ ...highlight, ...outcome.mine }}
          theirs={highlight}
          choices={[
            { label: i18n.t('note.keepYours'), onChoose: () => props.onChange(outcome.mine) },
            { label: i18n.t('note.takeTheirs'), onChoose: props.onResolved },
          ]}
        />
      ) : draft ? (
        <NoteEditor draft={draft} onDraft={onDraft} onSave={onSave} onCancel={() => onDraft(null)} />
      ) : (
        !isBinned && <Written highlight={highlight} />
      )}
      <OutcomeLine {...props} />
      {!isBinned && !draft && outcome?.state !== 'conflict' && (
        <footer>
          <button
            type="button"
            class="text-button"
            onClick={() => onDraft({ note: highlight.note, tags: highlight.tags })}
          >
            <PencilLine size={15} aria-hidden="true" />
            {highlight.note || highlight.tags.length > 0 ? i18n.t('note.edit') : i18n.t('note.add')}
          </button>
          <Pens color={highlight.color} onChange={props.onChange} />
          <span class="gap" />
          <IconButton label={i18n.t('note.open')} onPress={props.onOpen}>
            <BookOpen size={15} aria-hidden="true" />
          </IconButton>
          <IconButton label={i18n.t('note.delete')} onPress={() => onBin(true)}>
            <Trash2 size={15} aria-hidden="true" />
          </IconButton>
        </footer>
      )}
    </>
  );
}

function Passage({ highlight, wording }: { highlight: Highlight; wording: string | undefined }) {
  if (wording === undefined)
    return (
      <div class="passage">
        <p class={`quote pen-${highlight.color}`}>{highlight.quote.exact}</p>
        <p class="remark">{i18n.t('note.savedOn', [formatDate(highlight.created.slice(0, 10))])}</p>
      </div>
    );
  return (
    <div class="passage">
      <p class="caution">{i18n.t('note.changed')}</p>
      <dl>
        <dt>{i18n.t('note.before')}</dt>
        <dd class={`quote pen-${highlight.color}`}>
          <Wording saved={highlight.quote.exact} now={wording} shown="removed" />
        </dd>
        <dt>{i18n.t('note.now')}</dt>
        <dd class={`quote pen-${highlight.color}`}>
          <Wording saved={highlight.quote.exact} now={wording} shown="added" />
        </dd>
      </dl>
    </div>
  );
}

/** One of two wordings, with what the other has not marked. */
function Wording({ saved, now, shown }: { saved: string; now: string; shown: 'removed' | 'added' }) {
  // Two long wordings with little in common: marks would say nothing, and take long to find.
  const whole = shown === 'removed' ? saved : now;
  const parts = diffChars(saved, now, { timeout: 50 }) ?? [{ value: whole, removed: false, added: false }];
  return parts
    .filter((part) => !part[shown === 'removed' ? 'added' : 'removed'])
    .map((part, i) => (part[shown] ? <mark key={i}>{part.value}</mark> : part.value));
}

function Written({ highlight: { note, tags } }: { highlight: Highlight }) {
  if (!note && tags.length === 0) return null;
  return (
    <div class="written">
      {note && <p class="own-note">{note}</p>}
      {tags.length > 0 && (
        <ul class="tags" aria-label={i18n.t('highlights.tags')}>
          {tags.map((tag) => (
            <li key={tag}>{tag}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Pens({ color, onChange }: { color: Highlight['color']; onChange: (change: Change) => void }) {
  return (
    <span class="pens" role="radiogroup" aria-label={i18n.t('note.colors')}>
      {COLORS.map((c) => (
        <button
          key={c}
          type="button"
          role="radio"
          class={`swatch pen-${c}`}
          aria-checked={c === color}
          aria-label={i18n.t(`highlights.color.${c}`)}
          title={i18n.t(`highlights.color.${c}`)}
          onClick={() => c !== color && onChange({ color: c })}
        />
      ))}
    </span>
  );
}

/** What the last change came to, with its undo; and which of several highlights this is. */
function OutcomeLine({ note, outcome, draft, nth, of, onNext, onChange, onBin }: NoteViewProps) {
  const isBinned = note.state === 'ready' && note.highlight.deleted !== undefined;
  const text = toOutcomeText(outcome, isBinned);
  if (!text && of === 1) return null;
  const before = outcome?.state === 'saved' ? outcome.before : null;
  return (
    <div class="outcome">
      <span
        role={outcome?.state === 'failed' ? 'alert' : 'status'}
        class={outcome?.state === 'failed' ? 'problem' : ''}
      >
        {text}
      </span>
      {before && !draft && (isBinned || !before.deleted) && (
        <button
          type="button"
          class="link-button"
          onClick={() =>
            isBinned ? onBin(false) : onChange({ note: before.note, tags: before.tags, color: before.color })
          }
        >
          {i18n.t('note.undo')}
        </button>
      )}
      {of > 1 && !draft && (
        <button type="button" class="link-button nth" title={i18n.t('note.another')} onClick={onNext}>
          {i18n.t('note.nth', [String(nth), String(of)])}
        </button>
      )}
    </div>
  );
}

function toOutcomeText(outcome: Outcome, isBinned: boolean): string {
  if (isBinned) return i18n.t('note.deleted');
  switch (outcome?.state) {
    case 'saving':
      return i18n.t('note.saving');
    case 'saved':
      return i18n.t('note.changeSaved');
    case 'failed':
      return sayNotSaved(toFailureText(outcome.failure, outcome.cause));
    default:
      return '';
  }
}

function IconButton(props: { label: string; onPress: () => void; children: ComponentChildren }) {
  return (
    <button type="button" class="icon-button" title={props.label} aria-label={props.label} onClick={props.onPress}>
      {props.children}
    </button>
  );
}
