import { i18n } from '#i18n';
import { useMemo } from 'preact/hooks';
import { BodySchema } from '../../../lib/core/model/entity';
import { listOfType } from '../../../lib/kb/snapshot';
import { toLabel } from '../../common/labels';
import { createBodySearch } from './body-search';
import { Combobox } from './Combobox';
import { PlaceField, Text, type FormProps } from './EntryForm';
import { Field } from './Field';
import { Select } from './Select';

const LEVELS = BodySchema.entries.level.options;

export function BodyFields(props: FormProps) {
  const { fields, shipped, errors, kb, onChange } = props;
  const search = useMemo(() => createBodySearch(kb), [kb]);
  const kinds = useMemo(
    () => [...new Set([...listOfType(kb.entities, 'body').map(({ kind }) => kind), 'other'])],
    [kb],
  );
  return (
    <>
      <Text {...props} name="short" label={i18n.t('entity.shortName')} lang="zh" />
      <Text {...props} name="aliases" label={i18n.t('entity.otherForms')} lang="zh" hint={i18n.t('own.hint.list')} />
      <Text {...props} name="en" label={i18n.t('own.field.en')} lang="en" />
      <PlaceField {...props} />
      <Select
        {...props}
        name="level"
        label={i18n.t('entity.levelLabel')}
        options={LEVELS}
        toName={(value) => toLabel('level', value)}
        none={i18n.t('own.hint.levelOfPlace')}
      />
      <Select
        {...props}
        name="kind"
        label={i18n.t('entity.kindLabel')}
        options={kinds}
        toName={(value) => toLabel('kind', value)}
        none="—"
      />
      <Field
        label={i18n.t('entity.parent')}
        error={errors.parent}
        {...(shipped && shipped.parent !== fields.parent && { shipped: shipped.parentName })}
      >
        {(attributes) => (
          <Combobox
            attributes={attributes}
            text={fields.parentName}
            isChosen={fields.parent !== ''}
            search={search}
            onChange={(parent, parentName) => onChange({ parent, parentName })}
          />
        )}
      </Field>
    </>
  );
}
