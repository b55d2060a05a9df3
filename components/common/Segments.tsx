interface SegmentsProps<T extends string> {
  name: string;
  label: string;
  options: { value: T; label: string; lang?: string; hint?: string }[];
  /** null: none of them yet. */
  chosen: T | null;
  onChoose: (value: T) => void;
  /** Arrow keys only go from one to the other, and Space or Enter chooses: the choice has consequences. */
  isWeighty?: boolean;
}

/** One of several, as a row of segments. */
export function Segments<T extends string>({ name, label, options, chosen, onChoose, isWeighty }: SegmentsProps<T>) {
  return (
    <fieldset class="segments">
      <legend>{label}</legend>
      {options.map(({ value, label: option, lang, hint }) => (
        <label key={value} title={hint}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === chosen}
            onChange={() => onChoose(value)}
            onKeyDown={isWeighty ? goOn : undefined}
          />
          <span lang={lang}>{option}</span>
        </label>
      ))}
    </fieldset>
  );
}

const STEPS = new Map([
  ['ArrowRight', 1],
  ['ArrowDown', 1],
  ['ArrowLeft', -1],
  ['ArrowUp', -1],
]);

/** By itself a browser chooses what an arrow key comes to. */
function goOn(event: KeyboardEvent): void {
  const { currentTarget, key } = event;
  const radio = currentTarget as HTMLInputElement;
  const radios = [...(radio.closest('fieldset')?.querySelectorAll('input') ?? [])];
  const at = radios.indexOf(radio);
  const step = STEPS.get(key);
  if (at < 0 || (step === undefined && key !== 'Enter')) return;
  event.preventDefault();
  if (step === undefined) radios[at]?.click();
  else radios[(at + step + radios.length) % radios.length]?.focus();
}
