import { Flex, Select } from '@backstage/ui';
import type { ClusterPlatforms } from '@modeldeck/plugin-model-serving-common';
import { type Translate, useTranslation } from '../../hooks/useTranslation';
import { clusterFit } from '../../view/platforms/clusterFit';
import { platformText } from '../../view/platforms/platformText';
import { sortClusters } from '../../view/platforms/sortClusters';
import { type FieldControl, FieldNote } from '../TemplateField';

const NONE = '~none';

export interface ClusterSelectProps extends FieldControl {
  /** name of the cluster that is chosen; empty: none */
  value: string;
  /** undefined: they are being read */
  clusters: readonly ClusterPlatforms[] | undefined;
  /** kinds that have to be served, as `group/plural` */
  needs: readonly string[];
  onChange: (name: string) => void;
}

/** The clusters, and beside each whether it has what is needed. */
export function ClusterSelect(props: ClusterSelectProps) {
  const { clusters, needs, value, onChange, ...field } = props;
  const { t } = useTranslation();
  const chosen = clusters?.find(({ cluster }) => cluster === value);
  const options = [
    { id: NONE, label: t('clusterPicker.none') },
    ...sortClusters(clusters ?? [], needs).map(cluster => ({
      id: cluster.cluster,
      label: cluster.cluster,
      description: clusterText(t, cluster, needs),
      disabled: clusterFit(cluster, needs).lacks.length > 0,
    })),
    ...(value !== '' && !chosen ? [{ id: value, label: value }] : []),
  ];
  const { text, isWarning } = noteOf(t, props, chosen);
  return (
    <Flex direction="column" gap="2">
      <Select
        {...field}
        options={options}
        value={value === '' ? NONE : value}
        isDisabled={field.isDisabled || !clusters}
        onChange={key => onChange(key === NONE ? '' : String(key))}
      />
      {text !== '' && <FieldNote text={text} isWarning={isWarning} />}
    </Flex>
  );
}

function noteOf(
  t: Translate,
  { clusters, needs, value }: ClusterSelectProps,
  chosen: ClusterPlatforms | undefined,
): { text: string; isWarning: boolean } {
  if (!clusters) {
    return { text: t('clusterPicker.reading'), isWarning: false };
  }
  if (chosen) {
    const { lacks, untold } = clusterFit(chosen, needs);
    return {
      text: clusterText(t, chosen, needs),
      isWarning: lacks.length > 0 || untold !== undefined || !chosen.reachable,
    };
  }
  if (clusters.length === 0) {
    return { text: t('clusterPicker.noClusters'), isWarning: value !== '' };
  }
  return value === ''
    ? { text: '', isWarning: false }
    : { text: t('clusterPicker.notListed'), isWarning: true };
}

/** What it has of what is needed, and what else one has to know of it. */
function clusterText(
  t: Translate,
  cluster: ClusterPlatforms,
  needs: readonly string[],
): string {
  const isStale =
    !cluster.reachable && clusterFit(cluster, needs).untold === undefined;
  return [
    platformText(t, cluster, needs),
    ...(isStale ? [t('platforms.stale')] : []),
    ...(cluster.writable ? [] : [t('platforms.readOnly')]),
  ]
    .filter(Boolean)
    .join(' · ');
}
