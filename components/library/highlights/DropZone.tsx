import { i18n } from '#i18n';
import { Upload } from 'lucide-preact';
import { useState } from 'preact/hooks';

/** Takes one file, dropped or chosen. */
export function DropZone({ onFile }: { onFile: (file: File) => void }) {
  const [over, setOver] = useState(false);
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  return (
    // Dropping is beside choosing, which the input inside does by keyboard too.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <label
      class={`hl-drop ${over ? 'hl-drop-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <Upload size={20} aria-hidden="true" />
      <span>
        {i18n.t('highlights.import.drop')} <u>{i18n.t('highlights.import.choose')}</u>
      </span>
      <input
        type="file"
        accept=".json,.jsonld,application/json,application/ld+json"
        onChange={(event) => take(event.currentTarget.files)}
      />
    </label>
  );
}
