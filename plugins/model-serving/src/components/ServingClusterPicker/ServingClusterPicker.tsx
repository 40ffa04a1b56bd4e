import { TextField } from '@backstage/ui';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { usePlatforms } from '../../hooks/usePlatforms';
import { useTranslation } from '../../hooks/useTranslation';
import { fieldControl, TemplateField } from '../TemplateField';
import { ClusterSelect } from './ClusterSelect';

/** What a template asks of the clusters that are offered. */
export type ServingClusterPickerOptions = {
  /** kinds that have to be served, as `group/plural` */
  requires?: string[];
};

export type ServingClusterPickerProps = FieldExtensionComponentProps<
  string | undefined,
  ServingClusterPickerOptions
>;

/**
 * A field of a template's form: the cluster that a project is to run on, of those that the portal
 * reads. Empty: not known yet.
 */
export function ServingClusterPicker(props: ServingClusterPickerProps) {
  const { formData, onChange, uiSchema } = props;
  const { t } = useTranslation();
  const { value: clusters, error } = usePlatforms();
  const control = {
    ...fieldControl(props),
    value: formData ?? '',
    onChange: (name: string) => onChange(name === '' ? undefined : name),
  };
  return (
    <TemplateField field={props}>
      {!clusters && error ? (
        <TextField
          {...control}
          description={t('clusterPicker.unread', { reason: error.message })}
          placeholder={t('clusterPicker.placeholder')}
        />
      ) : (
        <ClusterSelect
          {...control}
          clusters={clusters}
          needs={uiSchema?.['ui:options']?.requires ?? []}
        />
      )}
    </TemplateField>
  );
}
