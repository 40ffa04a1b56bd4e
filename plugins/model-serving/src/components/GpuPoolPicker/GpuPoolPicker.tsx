import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import type { GpuReport } from '@modeldeck/plugin-model-serving-common';
import { useState } from 'react';
import { useFormSettings } from '../../hooks/useFormSettings';
import { useGpuReport } from '../../hooks/useGpuReport';
import { type Translate, useTranslation } from '../../hooks/useTranslation';
import { chosenCluster, formAnswers } from '../../view/formAnswers';
import { clustersNotRead, reportOf } from '../../view/gpu/pickablePools';
import { poolQuestion } from '../../view/gpu/poolQuestion';
import { fieldControl, TemplateField } from '../TemplateField';
import { PoolNameField } from './PoolNameField';
import { PoolSelect } from './PoolSelect';

/** What a field of a template's form is given. */
export type GpuPoolPickerProps = FieldExtensionComponentProps<string>;

/** What was read of the cluster that was chosen, or of all. */
type Read = Pick<GpuReport, 'clusters' | 'pools'>;

/**
 * A field of a template's form: the name of the GPU pool that the project is to run in. Empty: any
 * pool. The other answers tell how much is asked for, and on which cluster.
 */
export function GpuPoolPicker(props: GpuPoolPickerProps) {
  const { formData, onChange, formContext } = props;
  const { t } = useTranslation();
  const { value: whole, error } = useGpuReport();
  const { value: settings } = useFormSettings();
  const [isTyped, setTyped] = useState(false);
  const answers = formAnswers(formContext);
  const cluster = chosenCluster(answers);
  const report = whole && reportOf(whole, cluster);
  const field = {
    ...fieldControl(props),
    value: formData ?? '',
    // An empty text is an answer that other rules of the form may refuse; none is not.
    onChange: (pool: string) => onChange(pool === '' ? undefined : pool),
  };
  const missing = report ? missingText(t, report) : undefined;
  const unread = unreadText(t, report, error, cluster);
  const stale = report && error ? [t('gpus.stale')] : [];
  return (
    <TemplateField field={props}>
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
          poolKey={settings?.poolKey}
          isDisabled={field.isDisabled || !report}
          question={poolQuestion(answers)}
          notes={[
            ...(report ? [] : [t('poolPicker.reading')]),
            ...(missing === undefined ? [] : [missing]),
            ...stale,
          ]}
          onOther={missing === undefined ? undefined : () => setTyped(true)}
        />
      )}
    </TemplateField>
  );
}

/** That there is nothing to choose from, and why. */
function unreadText(
  t: Translate,
  report: Read | undefined,
  error: Error | undefined,
  cluster: string | undefined,
): string | undefined {
  if (!report) {
    return error && t('poolPicker.unread', { reason: error.message });
  }
  if (report.pools.length > 0) {
    return undefined;
  }
  return (
    missingText(t, report) ??
    (cluster === undefined
      ? t('poolPicker.none')
      : t('poolPicker.noneOn', { cluster }))
  );
}

/** That some clusters may have others. */
function missingText(t: Translate, report: Read): string | undefined {
  const clusters = clustersNotRead(report);
  return clusters.length === 0
    ? undefined
    : t('poolPicker.missing', { clusters: clusters.join(', ') });
}
