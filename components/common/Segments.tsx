interface SegmentsProps<T extends string> {
  name: string;
  label: string;
  options: { value: T; label: string; lang?: string; hint?: string }[];
  /** null: none of them yet. */
  chosen: T | null;
  onChoose: (value: T) => void;
}

/** One of several, as a row of segments. */
export function Segments<T extends string>({ name, label, options, chosen, onChoose }: SegmentsProps<T>) {
  return (
    <fieldset class="segments">
      <legend>{label}</legend>
      {options.map(({ value, label: option, lang, hint }) => (
        <label key={value} title={hint}>
          <input type="radio" name={name} value={value} checked={value === chosen} onChange={() => onChoose(value)} />
          <span lang={lang}>{option}</span>
        </label>
      ))}
    </fieldset>
  );
}
