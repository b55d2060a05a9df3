import { i18n } from '#i18n';
import type { EntryFields, TextField } from '../../../lib/kb/entries/fields';
import type { FieldErrors } from '../../../lib/kb/entries/to-entity';
import { openGazetteers } from '../../../lib/kb/gazetteers';
import { findPlacesNamed } from '../../../lib/kb/place-search';
import type { Snapshot } from '../../../lib/kb/snapshot';
import { IS_CHINESE_UI } from '../../common/language';
import { LIST_TYPES } from '../route';
import { BodyFields } from './BodyFields';
import { Combobox, type Choosable } from './Combobox';
import { Field } from './Field';
import { OfficeList } from './OfficeList';
import { SloganFields } from './SloganFields';

export interface FormProps {
  fields: EntryFields;
  /** As the packs have it, where they do. */
  shipped: EntryFields | null;
  isNew: boolean;
  errors: FieldErrors;
  kb: Snapshot;
  onChange: (changes: Partial<EntryFields>) => void;
}

export function EntryForm(props: FormProps) {
  const { fields, isNew, shipped, errors, onChange } = props;
  const { type } = fields;
  const glosses = IS_CHINESE_UI ? (['glossZh', 'glossEn'] as const) : (['glossEn', 'glossZh'] as const);
  return (
    <>
      {isNew && (
        <fieldset class="own-types">
          <legend>{i18n.t('own.field.type')}</legend>
          {LIST_TYPES.map((one) => (
            <label key={one}>
              <input type="radio" name="type" checked={one === type} onChange={() => onChange({ type: one })} />{' '}
              {i18n.t(`type.${one}`)}
            </label>
          ))}
        </fieldset>
      )}
      <div class="own-fields">
        <Text
          {...props}
          name="name"
          label={i18n.t(type === 'slogan' ? 'own.field.wording' : 'own.field.name')}
          lang="zh-Hans"
        />
        <Text
          {...props}
          name="pinyin"
          label={i18n.t('entity.pinyin')}
          {...(isNew && { hint: i18n.t('own.hint.check') })}
        />
        <Text
          {...props}
          name="traditional"
          label={i18n.t('entity.traditional')}
          lang="zh-Hant"
          hint={i18n.t(isNew ? 'own.hint.traditionalNew' : 'own.hint.list')}
        />
        {type === 'official' && (
          <>
            <PlaceField {...props} />
            <Field
              label={i18n.t('own.field.ambiguity')}
              hint={i18n.t('own.hint.ambiguity')}
              {...(shipped && shipped.ambiguity !== fields.ambiguity && { shipped: toAmbiguity(shipped.ambiguity) })}
            >
              {(attributes) => (
                <select
                  {...attributes}
                  value={fields.ambiguity}
                  onChange={(event) => onChange({ ambiguity: event.currentTarget.value })}
                >
                  {['low', 'medium', 'high'].map((value) => (
                    <option key={value} value={value}>
                      {toAmbiguity(value)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          </>
        )}
        {type === 'body' && <BodyFields {...props} />}
        {type === 'slogan' && <SloganFields {...props} />}
      </div>
      {type === 'official' && <OfficeList {...props} />}
      <div class="own-fields">
        {glosses.map((name, i) => (
          <Field
            key={name}
            wide
            label={i18n.t(`own.field.${name}`)}
            error={errors[name] ?? (i === 0 ? (errors.glossZh ?? errors.glossEn) : undefined)}
            {...(i === 1 && { hint: i18n.t('own.hint.oneLanguage') })}
            {...(shipped && shipped[name] !== fields[name] && { shipped: shipped[name] })}
          >
            {(attributes) => (
              <textarea
                {...attributes}
                rows={i === 0 ? 3 : 2}
                lang={name === 'glossZh' ? 'zh' : 'en'}
                value={fields[name]}
                onInput={(event) => onChange({ [name]: event.currentTarget.value })}
              />
            )}
          </Field>
        ))}
      </div>
    </>
  );
}

const toAmbiguity = (value: string): string => i18n.t(`own.ambiguity.${value as 'low'}`);

export interface TextProps extends Pick<FormProps, 'fields' | 'shipped' | 'errors' | 'onChange'> {
  name: TextField;
  label: string;
  hint?: string;
  lang?: string;
}

/** A field of one line. */
export function Text({ name, label, hint, lang, fields, shipped, errors, onChange }: TextProps) {
  return (
    <Field
      label={label}
      hint={hint}
      error={errors[name]}
      {...(shipped && shipped[name] !== fields[name] && { shipped: shipped[name] })}
    >
      {(attributes) => (
        <input
          {...attributes}
          type="text"
          autocomplete="off"
          spellcheck={false}
          {...(lang && { lang })}
          value={fields[name]}
          onInput={(event) => onChange({ [name]: event.currentTarget.value })}
        />
      )}
    </Field>
  );
}

const searchPlaces = async (text: string): Promise<Choosable[]> => {
  if (/^(?:中国|中國|全国|全國)$/.test(text)) return [{ id: 'cn', name: '中国', about: '' }];
  return findPlacesNamed(text, await openGazetteers()).map(({ code, name, within }) => ({
    id: code,
    name,
    about: within,
  }));
};

export function PlaceField({ fields, shipped, errors, onChange }: FormProps) {
  return (
    <Field
      label={i18n.t('entity.place')}
      hint={i18n.t('own.hint.place')}
      error={errors.place}
      {...(shipped && shipped.place !== fields.place && { shipped: shipped.placeName })}
    >
      {(attributes) => (
        <Combobox
          attributes={attributes}
          text={fields.placeName}
          isChosen={fields.place !== ''}
          search={searchPlaces}
          onChange={(place, placeName) => onChange({ place, placeName })}
        />
      )}
    </Field>
  );
}
