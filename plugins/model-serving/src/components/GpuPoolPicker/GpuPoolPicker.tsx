import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { ScaffolderField } from '@backstage/plugin-scaffolder-react/alpha';
import type { GpuReport } from '@modeldeck/plugin-model-serving-common';
import { useState } from 'react';
import { useGpuReport } from '../../hooks/useGpuReport';
import { type Translate, useTranslation } from '../../hooks/useTranslation';
import { clustersNotRead } from '../../view/gpu/pickablePools';
import { poolQuestion } from '../../view/gpu/poolQuestion';
import { PoolNameField } from './PoolNameField';
import { PoolSelect } from './PoolSelect';

/** What a field of a template's form is given. */
export type GpuPoolPickerProps = FieldExtensionComponentProps<string>;

/**
 * A field of a template's form: the name of the GPU pool that the project is to run in. Empty: any
 * pool. The other answers tell how much is asked for.
 */
export function GpuPoolPicker(props: GpuPoolPickerProps) {
  const { formData, onChange, schema, uiSchema, name, formContext } = props;
  const { t } = useTranslation();
  const { value: report, error } = useGpuReport();
  const [isTyped, setTyped] = useState(false);
  const field = {
    label: uiSchema?.['ui:title'] ?? schema.title ?? name,
    value: formData ?? '',
    isInvalid: (props.rawErrors ?? []).length > 0,
    isDisabled: props.disabled || props.readonly || false,
    isRequired: props.required ?? false,
    // An empty text is an answer that other rules of the form may refuse; none is not.
    onChange: (pool: string) => onChange(pool === '' ? undefined : pool),
  };
  const missing = report ? missingText(t, report) : undefined;
  const unread = unreadText(t, report, error);
  const stale = report && error ? [t('gpus.stale')] : [];
  return (
    <ScaffolderField
      rawErrors={props.rawErrors}
      rawDescription={uiSchema?.['ui:description'] ?? schema.description}
      required={props.required}
      disabled={field.isDisabled}
    >
      {unread !== undefined || isTyped ? (
        <PoolNameField
          {...field}
          reason={unread ?? missing ?? ''}
          onBack={unread === undefined ? () => setTyped(false) : undefined}
        />
      ) : (
        <PoolSelect
          {...field}
          pools={report?.pools ?? []}
          isDisabled={field.isDisabled || !report}
          question={poolQuestion(formContext?.formData)}
          notes={[
            ...(report ? [] : [t('poolPicker.reading')]),
            ...(missing === undefined ? [] : [missing]),
            ...stale,
          ]}
          onOther={missing === undefined ? undefined : () => setTyped(true)}
        />
      )}
    </ScaffolderField>
  );
}

/** That there is nothing to choose from, and why. */
function unreadText(
  t: Translate,
  report: GpuReport | undefined,
  error: Error | undefined,
): string | undefined {
  if (!report) {
    return error && t('poolPicker.unread', { reason: error.message });
  }
  return report.pools.length > 0
    ? undefined
    : missingText(t, report) ?? t('poolPicker.none');
}

/** That some clusters may have others. */
function missingText(t: Translate, report: GpuReport): string | undefined {
  const clusters = clustersNotRead(report);
  return clusters.length === 0
    ? undefined
    : t('poolPicker.missing', { clusters: clusters.join(', ') });
}
