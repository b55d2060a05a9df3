import { i18n } from '#i18n';
import { COLORS, type HighlightColor } from '../../../lib/core/model/highlight';

export interface ColorPickerProps {
  /** Of the radio buttons: one for each picker on the page. */
  name: string;
  color: HighlightColor | null;
  onColor: (color: HighlightColor) => void;
}

/** The five colours as radio buttons, each with its name. */
export function ColorPicker({ name, color, onColor }: ColorPickerProps) {
  return (
    <fieldset class="hl-colors">
      <legend class="visually-hidden">{i18n.t('highlights.colorLabel')}</legend>
      {COLORS.map((c) => (
        <label key={c} class={`hl-swatch pen-${c}`} title={i18n.t(`highlights.color.${c}`)}>
          <input type="radio" name={name} value={c} checked={c === color} onChange={() => onColor(c)} />
          <span class="visually-hidden">{i18n.t(`highlights.color.${c}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
