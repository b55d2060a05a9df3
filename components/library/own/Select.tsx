import type { TextField } from '../../../lib/kb/entries/fields';
import type { FormProps } from './EntryForm';
import { Field } from './Field';

export interface SelectProps extends Pick<FormProps, 'fields' | 'shipped' | 'onChange'> {
  name: TextField;
  label: string;
  options: readonly string[];
  toName: (value: string) => string;
  /** What stands where nothing is chosen. */
  none: string;
}

export function Select({ name, label, options, toName, none, fields, shipped, onChange }: SelectProps) {
  return (
    <Field label={label} {...(shipped && shipped[name] !== fields[name] && { shipped: toName(shipped[name]) })}>
      {(attributes) => (
        <select
          {...attributes}
          value={fields[name]}
          onChange={(event) => onChange({ [name]: event.currentTarget.value })}
        >
          <option value="">{none}</option>
          {options.map((value) => (
            <option key={value} value={value}>
              {toName(value)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
