import { useMemo, useState } from 'preact/hooks';
import type { Entry } from '../../../lib/kb/highlights/highlight-list';
import { addTag, binWithUndo, recolor, removeTag } from './changes';
import { ExportDialog } from './ExportDialog';
import { focusRow } from './focus';
import { SelectionBar } from './SelectionBar';
import type { Selection } from './use-selection';

export interface SelectedProps {
  selection: Selection;
  /** Those that are shown. */
  entries: readonly Entry[];
  all: readonly Entry[];
  knownTags: readonly string[];
}

/** The selected highlights, and what is done to them. */
export function Selected({ selection, entries, all, knownTags }: SelectedProps) {
  const [exporting, setExporting] = useState(false);
  const { ids } = selection;
  const chosen = useMemo(() => entries.filter(({ highlight }) => ids.has(highlight.id)), [entries, ids]);
  const list = [...ids];
  const [color, ...others] = new Set(chosen.map(({ highlight }) => highlight.color));
  return (
    <>
      <SelectionBar
        count={ids.size}
        shown={entries.length}
        color={others.length === 0 ? (color ?? null) : null}
        tags={[...new Set(chosen.flatMap(({ highlight }) => highlight.tags))]}
        knownTags={knownTags}
        onAll={selection.all}
        onNone={() => {
          selection.clear();
          focusRow(list[0] ?? null);
        }}
        onAddTag={(tag) => void addTag(list, tag)}
        onRemoveTag={(tag) => void removeTag(list, tag)}
        onColor={(color) => void recolor(list, color)}
        onExport={() => setExporting(true)}
        onDelete={() => {
          focusRow(entries.find(({ highlight }) => !ids.has(highlight.id))?.highlight.id ?? null);
          void binWithUndo(list);
        }}
      />
      {exporting && <ExportDialog all={all} shown={entries} selected={chosen} onClose={() => setExporting(false)} />}
    </>
  );
}
