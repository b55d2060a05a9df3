import { i18n } from '#i18n';

interface PreviewChoicesProps {
  /** What the button that writes is called; null where there is nothing to write. */
  goLabel: string | null;
  onGo: () => void;
  onOther: () => void;
  onCancel: () => void;
}

/** Under the preview of a file: write it, look at another, or leave. */
export function PreviewChoices({ goLabel, onGo, onOther, onCancel }: PreviewChoicesProps) {
  return (
    <div class="choices">
      {goLabel !== null && (
        <button type="button" class="button button-main" onClick={onGo}>
          {goLabel}
        </button>
      )}
      <button type="button" class="button" onClick={onOther}>
        {i18n.t('highlights.import.other')}
      </button>
      <button type="button" class="button" onClick={onCancel}>
        {i18n.t('highlights.move.cancel')}
      </button>
    </div>
  );
}
