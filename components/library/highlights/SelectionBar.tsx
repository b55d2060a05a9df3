import { i18n } from '#i18n';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { HighlightColor } from '../../../lib/core/model/highlight';
import { TagChip, TagInput } from '../../common/TagField';
import { parseTags } from '../../common/tags';
import { ColorPicker } from './ColorPicker';

export interface SelectionBarProps {
  count: number;
  shown: number;
  /** The one that all of the selected have. */
  color: HighlightColor | null;
  /** Tags that some of the selected have. */
  tags: readonly string[];
  knownTags: readonly string[];
  onAll: () => void;
  onNone: () => void;
  onAddTag: (tag: string) => void;
  onRemoveTag: (tag: string) => void;
  onColor: (color: HighlightColor) => void;
  onExport: () => void;
  onDelete: () => void;
}

/** What can be done to all that are selected; at the foot of the window while some are. */
export function SelectionBar(props: SelectionBarProps) {
  const { count, shown, color, onAll, onNone, onColor, onExport, onDelete } = props;
  const [tagging, setTagging] = useState(false);
  const bar = useRef<HTMLElement>(null);
  useLayoutEffect(() => (bar.current ? tellHeight(bar.current) : undefined), []);
  return (
    <section ref={bar} class="hl-bar" aria-label={i18n.t('highlights.selection.label')}>
      {tagging && <TagPanel {...props} />}
      <div class="hl-bar-row">
        <strong role="status">{i18n.t('highlights.selection.count', count)}</strong>
        {count < shown && (
          <button type="button" onClick={onAll}>
            {i18n.t('highlights.selection.all', [String(shown)])}
          </button>
        )}
        <button type="button" onClick={onNone}>
          {i18n.t('highlights.selection.none')}
        </button>
        <span class="hl-bar-gap" />
        <ColorPicker name="color-selected" color={color} onColor={onColor} />
        <button type="button" aria-expanded={tagging} onClick={() => setTagging(!tagging)}>
          {i18n.t('highlights.selection.tags')}
        </button>
        <button type="button" onClick={onExport}>
          {i18n.t('highlights.selection.export')}
        </button>
        <button type="button" class="hl-danger" onClick={onDelete}>
          {i18n.t('highlights.selection.delete')}
        </button>
      </div>
    </section>
  );
}

/** Messages stand above the bar, whatever it holds. Returns what ends it. */
function tellHeight(bar: HTMLElement): () => void {
  const { style } = document.documentElement;
  const observer = new ResizeObserver(() => style.setProperty('--bar-height', `${bar.offsetHeight}px`));
  observer.observe(bar);
  return () => {
    observer.disconnect();
    style.removeProperty('--bar-height');
  };
}

function TagPanel({ tags, knownTags, onAddTag, onRemoveTag }: SelectionBarProps) {
  const [text, setText] = useState('');
  const inputRef = useRef<HTMLInputElement>(null);
  useEffect(() => inputRef.current?.focus(), []);
  return (
    <form
      class="hl-bar-tags"
      aria-label={i18n.t('highlights.selection.tagsTitle')}
      onSubmit={(event) => {
        event.preventDefault();
        for (const tag of parseTags(text)) onAddTag(tag);
        setText('');
      }}
    >
      {tags.map((tag) => (
        <TagChip
          key={tag}
          tag={tag}
          label={i18n.t('highlights.selection.removeTag', [tag])}
          onRemove={() => onRemoveTag(tag)}
        />
      ))}
      <TagInput
        inputRef={inputRef}
        known={knownTags}
        placeholder={i18n.t('highlights.editor.addTag')}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" class="button" disabled={parseTags(text).length === 0}>
        {i18n.t('highlights.selection.addTag')}
      </button>
    </form>
  );
}
