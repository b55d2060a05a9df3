import { i18n } from '#i18n';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { FieldError } from '../../../lib/kb/entries/to-entity';

export interface FieldProps {
  label: string;
  hint?: string | undefined;
  error?: FieldError | undefined;
  /** How the pack has it, where that differs; empty: it has nothing there. */
  shipped?: string | undefined;
  wide?: boolean;
  children: (attributes: FieldAttributes) => ComponentChildren;
}
export interface FieldAttributes {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}

/** A labelled field, with what is wrong with it beside it, and how the pack has it. */
export function Field({ label, hint, error, shipped, wide = false, children }: FieldProps) {
  const id = useId();
  const about = hint !== undefined || error !== undefined || shipped !== undefined;
  return (
    <div class={`own-field ${wide ? 'own-wide' : ''}`}>
      <label for={id}>{label}</label>
      {children({ id, ...(about && { 'aria-describedby': `${id}-about` }), ...(error && { 'aria-invalid': true }) })}
      {about && (
        <p id={`${id}-about`} class="own-about">
          {error && <span class="own-error">{i18n.t(`own.error.${error}`)} </span>}
          {!error && hint}
          {shipped !== undefined && (
            <span class="own-shipped">
              {' '}
              {i18n.t('own.editor.shippedSays')} <span lang="zh">{shipped || '—'}</span>
            </span>
          )}
        </p>
      )}
    </div>
  );
}
