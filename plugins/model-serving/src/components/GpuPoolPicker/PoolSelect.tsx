import { Flex, Select } from '@backstage/ui';
import type { GpuPool } from '@modeldeck/plugin-model-serving-common';
import { useState } from 'react';
import { ANY_POOL, usePoolFits } from '../../hooks/usePoolFits';
import { type Translate, useTranslation } from '../../hooks/useTranslation';
import { pickablePools } from '../../view/gpu/pickablePools';
import type { PoolQuestion } from '../../view/gpu/poolQuestion';
import { type FieldControl, FieldNote } from '../TemplateField';
import { fitText } from './fitText';
import { poolText } from './poolText';

const ANY = '~any';
const OTHER = '~other';
const NOT_LISTED = '~not-listed';
/** Each is a request of its own, again and again as long as the form is open. */
const MOST_ASKED = 20;

export interface PoolSelectProps extends FieldControl {
  /** name of the pool that is chosen; empty: any */
  value: string;
  pools: readonly GpuPool[];
  /** label by which projects select their pool; undefined: it is not known */
  poolKey: string | undefined;
  question: PoolQuestion | undefined;
  /** what has to be known before one relies on the list */
  notes: readonly string[];
  onChange: (name: string) => void;
  /** where there may be others; leads to where their names are typed */
  onOther?: () => void;
}

/** The pools, and beside each whether what is asked for would fit in it now. */
export function PoolSelect(props: PoolSelectProps) {
  const {
    pools,
    poolKey,
    question,
    value,
    notes,
    onChange,
    onOther,
    ...field
  } = props;
  const { t } = useTranslation();
  const sorted = pickablePools(pools, question?.resource);
  const fitOf = useFitText(sorted, question);
  // Two clusters may have pools of one name, which then is the same choice.
  const [picked, setPicked] = useState<string>();
  const named = sorted.filter(({ name }) => name === value);
  const chosen = named.find(({ id }) => id === picked) ?? named[0];
  const options = [
    { id: ANY, label: t('poolPicker.any'), description: fitOf(ANY_POOL) },
    ...sorted.map(pool => {
      const barrier = barrierText(t, pool, poolKey);
      return {
        id: pool.id,
        label: `${pool.name} · ${poolText(t, pool, question?.resource)}`,
        description: `${pool.cluster} · ${barrier ?? fitOf(pool.id)}`,
        disabled: barrier !== undefined,
      };
    }),
    ...(value !== '' && !chosen ? [{ id: NOT_LISTED, label: value }] : []),
    ...(onOther ? [{ id: OTHER, label: t('poolPicker.other') }] : []),
  ];
  const choose = (key: string) => {
    const pool = sorted.find(({ id }) => id === key);
    setPicked(pool?.id);
    if (key === OTHER) {
      onOther?.();
    } else if (key !== NOT_LISTED) {
      onChange(pool?.name ?? '');
    }
  };
  // While they are being read, none is missing yet.
  const isMissing = pools.length > 0 && value !== '' && !chosen;
  const barrier = chosen && barrierText(t, chosen, poolKey);
  return (
    <Flex direction="column" gap="2">
      <Select
        {...field}
        options={options}
        value={chosen?.id ?? (value === '' ? ANY : NOT_LISTED)}
        onChange={key => choose(String(key))}
      />
      {isMissing || barrier !== undefined ? (
        <FieldNote isWarning text={barrier ?? t('poolPicker.notListed')} />
      ) : (
        <FieldNote text={fitOf(chosen?.id ?? ANY_POOL)} />
      )}
      {notes.map(note => (
        <FieldNote key={note} isWarning text={note} />
      ))}
    </Flex>
  );
}

/** Why the manifests of a project could not select a pool; undefined: nothing keeps them from it. */
function barrierText(
  t: Translate,
  { labelKey }: GpuPool,
  poolKey: string | undefined,
): string | undefined {
  if (labelKey === undefined) {
    return t('poolPicker.unlabelled');
  }
  return poolKey === undefined || labelKey === poolKey
    ? undefined
    : t('poolPicker.otherLabel', { label: labelKey, poolKey });
}

/** Whether it fits in a pool, by the pool's id, as a text. */
function useFitText(
  pools: readonly GpuPool[],
  question: PoolQuestion | undefined,
): (pool: string) => string {
  const { t } = useTranslation();
  const asked = pools
    .filter(({ labelKey }) => labelKey !== undefined)
    .slice(0, MOST_ASKED)
    .map(({ id }) => id);
  const fits = usePoolFits(
    question,
    // Before there are pools, they are still being read.
    pools.length > 0 ? [ANY_POOL, ...asked] : [],
  );
  return pool => {
    const fit = fits?.get(pool);
    if (!question) {
      return t('poolPicker.cannotTell', { reason: t('poolPicker.noQuestion') });
    }
    if (pool !== ANY_POOL && !asked.includes(pool)) {
      return t('poolPicker.cannotTell', { reason: t('poolPicker.notAsked') });
    }
    return fit ? fitText(t, fit) : t('poolPicker.asking');
  };
}
