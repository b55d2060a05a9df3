import { i18n } from '#i18n';
import { useMemo } from 'preact/hooks';
import { listOfType } from '../../../lib/kb/snapshot';
import { toLabel } from '../../common/labels';
import { Text, type FormProps } from './EntryForm';
import { Select } from './Select';

export function SloganFields(props: FormProps) {
  const { fields, kb, onChange } = props;
  const categories = useMemo(
    () => [...new Set([...listOfType(kb.entities, 'slogan').map(({ category }) => category), 'other'])],
    [kb],
  );
  return (
    <>
      <Text {...props} name="variants" label={i18n.t('entity.variants')} lang="zh" hint={i18n.t('own.hint.list')} />
      <Text {...props} name="en" label={i18n.t('own.field.en')} lang="en" />
      <Text {...props} name="literal" label={i18n.t('entity.literal')} lang="en" />
      <Select
        {...props}
        name="category"
        label={i18n.t('entity.categoryLabel')}
        options={categories}
        toName={(value) => toLabel('category', value)}
        none="—"
      />
      <p class="own-wide">
        <label>
          <input
            type="checkbox"
            checked={fields.term !== ''}
            onChange={(event) => onChange({ term: event.currentTarget.checked ? 'yes' : '' })}
          />{' '}
          {i18n.t('own.field.term')}
        </label>
      </p>
    </>
  );
}
