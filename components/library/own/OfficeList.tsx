import { i18n } from '#i18n';
import { Trash2 } from 'lucide-preact';
import { useMemo } from 'preact/hooks';
import { emptyOffice, toFull, type OfficeFields } from '../../../lib/kb/entries/fields';
import type { FieldErrors } from '../../../lib/kb/entries/to-entity';
import { toLocalDay } from '../../../lib/kb/highlights/highlight-list';
import { createBodySearch } from './body-search';
import { Combobox } from './Combobox';
import type { FormProps } from './EntryForm';
import { Field } from './Field';

/** The offices of an official. */
export function OfficeList({ fields: { offices }, shipped, errors, kb, onChange }: FormProps) {
  const search = useMemo(() => createBodySearch(kb), [kb]);
  const gone = (shipped?.offices ?? []).filter(({ kept }) => !offices.some((o) => isSame(o, kept)));
  const put = (next: OfficeFields[]) => onChange({ offices: next });
  return (
    <>
      {offices.map((office, i) => (
        <Office
          key={i}
          office={office}
          shipped={shipped?.offices.find(({ kept }) => isSame(office, kept)) ?? null}
          legend={offices.length > 1 ? i18n.t('own.office.nth', [String(i + 1)]) : i18n.t('own.office.one')}
          errors={errors}
          path={`offices.${i}.`}
          search={search}
          onChange={(changes) => put(offices.map((other, j) => (i === j ? { ...other, ...changes } : other)))}
          onRemove={() => put(offices.filter((_, j) => j !== i))}
        />
      ))}
      <p>
        <button type="button" class="button" onClick={() => put([...offices, emptyOffice(toLocalDay(new Date()))])}>
          {i18n.t('own.office.add')}
        </button>
      </p>
      {gone.map((office) => (
        <p key={toFull(office)} class="own-about">
          {i18n.t('own.office.removed')} <s lang="zh">{toFull(office)}</s>{' '}
          <button type="button" class="button" onClick={() => put([...offices, office])}>
            {i18n.t('own.office.putBack')}
          </button>
        </p>
      ))}
    </>
  );
}

/** An office that was corrected is still the one of which the same words of a source speak, or the same name. */
function isSame({ kept }: OfficeFields, other: OfficeFields['kept']): boolean {
  if (!kept || !other) return false;
  const [quote] = kept.attested;
  return kept.name.zh === other.name.zh || (quote !== undefined && quote.quote === other.attested[0]?.quote);
}

interface OfficeProps {
  office: OfficeFields;
  shipped: OfficeFields | null;
  legend: string;
  errors: FieldErrors;
  path: string;
  search: ReturnType<typeof createBodySearch>;
  onChange: (changes: Partial<OfficeFields>) => void;
  onRemove: () => void;
}

function Office({ office, shipped, legend, errors, path, search, onChange, onRemove }: OfficeProps) {
  const { title, full, bodyName, body, date } = office;
  const shippedOf = (toText: (fields: OfficeFields) => string) =>
    shipped && toText(shipped) !== toText(office) ? { shipped: toText(shipped) } : {};
  return (
    <fieldset class="own-office">
      <legend>{legend}</legend>
      <div class="own-fields">
        <Field
          label={i18n.t('own.office.title')}
          hint={i18n.t('own.hint.title')}
          error={errors[`${path}title`]}
          {...shippedOf((fields) => fields.title)}
        >
          {(attributes) => (
            <input
              {...attributes}
              type="text"
              lang="zh"
              autocomplete="off"
              value={title}
              onInput={(event) => onChange({ title: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field
          label={i18n.t('own.office.body')}
          hint={i18n.t(body === '' && bodyName.trim() !== '' ? 'own.hint.newBody' : 'own.hint.body')}
          error={errors[`${path}body`]}
          {...shippedOf((fields) => fields.bodyName)}
        >
          {(attributes) => (
            <Combobox
              attributes={attributes}
              text={bodyName}
              isChosen={body !== ''}
              search={search}
              onChange={(chosen, name) => onChange({ body: chosen, bodyName: name })}
            />
          )}
        </Field>
        <Field label={i18n.t('own.office.full')} {...shippedOf(toFull)}>
          {(attributes) => (
            <input
              {...attributes}
              type="text"
              lang="zh"
              autocomplete="off"
              placeholder={title.trim() && bodyName.trim() ? toFull({ ...office, full: '' }) : ''}
              value={full}
              onInput={(event) => onChange({ full: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field label={i18n.t('own.office.date')} hint={i18n.t('own.hint.date')} error={errors[`${path}date`]}>
          {(attributes) => (
            <input
              {...attributes}
              type="date"
              value={date}
              onInput={(event) => onChange({ date: event.currentTarget.value })}
            />
          )}
        </Field>
      </div>
      <button type="button" class="own-remove" onClick={onRemove}>
        <Trash2 size={14} aria-hidden="true" /> {i18n.t('own.office.remove')}
      </button>
    </fieldset>
  );
}
