import { i18n } from '#i18n';
import { Copy } from 'lucide-preact';
import { copy } from './copy';

/** Copies `text`; it stands beside it, and is named by it unless `label` says more. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const name = label ?? i18n.t('entity.copy.one', [text]);
  return (
    <button type="button" class="copy" aria-label={name} title={name} onClick={() => void copy(text)}>
      <Copy size={13} aria-hidden="true" />
    </button>
  );
}
