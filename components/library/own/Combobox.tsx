import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { FieldAttributes } from './Field';

export interface Choosable {
  id: string;
  name: string;
  about: string;
  /** It is what was typed, word for word: taken without being chosen. */
  isWhole?: boolean;
}
export interface ComboboxProps {
  attributes: FieldAttributes;
  /** What stands in the field. */
  text: string;
  /** Whether that is what was chosen, and not only typed. */
  isChosen: boolean;
  search: (text: string) => Promise<Choosable[]>;
  /** `id` is empty while it is only typed. */
  onChange: (id: string, text: string) => void;
}

/** Waits for the next letter, ms. */
const TYPING_MS = 120;

/** A field that offers what it knows as one types (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). */
export function Combobox({ attributes, text, isChosen, search, onChange }: ComboboxProps) {
  const list = useId();
  const [found, setFound] = useState<Choosable[]>([]);
  const [active, setActive] = useState(-1);
  const [open, setOpen] = useState(false);

  // What is found is taken into the form as it is by then.
  const takeRef = useRef<(option: Choosable) => void>(() => undefined);
  useEffect(() => {
    // While one writes, the words stay: 许昌市委 may become 许昌市委组织部.
    takeRef.current = (option) => onChange(option.id, open ? text : option.name);
  });

  const isSought = text.trim() !== '' && (open || !isChosen);
  useEffect(() => {
    if (!isSought) return undefined;
    let isOver = false;
    const timer = setTimeout(() => {
      void search(text.trim()).then(
        (known) => {
          if (isOver) return;
          setFound(known);
          setActive(-1);
          const whole = known.find((option) => option.isWhole);
          if (whole) takeRef.current(whole);
        },
        () => undefined,
      );
    }, TYPING_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [text, isSought, search]);

  const options = isSought ? found : [];
  const choose = (option: Choosable | undefined) => {
    if (!option) return;
    onChange(option.id, option.name);
    setOpen(false);
  };
  const isOpen = open && options.length > 0;
  return (
    <div class="own-combobox">
      <input
        {...attributes}
        type="text"
        lang="zh"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={list}
        {...(isOpen && active >= 0 && { 'aria-activedescendant': `${list}-${active}` })}
        value={text}
        onInput={(event) => {
          setOpen(true);
          onChange('', event.currentTarget.value);
        }}
        onFocus={() => setOpen(!isChosen)}
        onBlur={() => {
          setOpen(false);
          const whole = isChosen && options.find((option) => option.isWhole);
          if (whole) onChange(whole.id, whole.name);
        }}
        onKeyDown={(event) => {
          if (!isOpen || event.isComposing || event.ctrlKey || event.metaKey) return;
          if (event.key === 'ArrowDown') setActive((at) => (at + 1) % options.length);
          else if (event.key === 'ArrowUp') setActive((at) => (at <= 0 ? options.length : at) - 1);
          else if (event.key === 'Enter' && active >= 0) choose(options[active]);
          else if (event.key === 'Escape') setOpen(false);
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <div id={list} class="own-options" role="listbox" hidden={!isOpen}>
        {options.map((option, i) => (
          // The keys are those of the field.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={option.id}
            id={`${list}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === active}
            // Before the field loses the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(option)}
          >
            <span lang="zh">{option.name}</span> <small lang="zh">{option.about}</small>
          </div>
        ))}
      </div>
    </div>
  );
}
