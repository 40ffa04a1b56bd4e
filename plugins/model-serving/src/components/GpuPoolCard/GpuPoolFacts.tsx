import { Flex, Text } from '@backstage/ui';
import {
  known,
  type GpuAmounts,
  type GpuPool,
} from '@modeldeck/plugin-model-serving-common';
import { RiAlertFill, RiHourglass2Line } from '@remixicon/react';
import { useTranslation } from '../../hooks/useTranslation';
import { acceleratorName } from '../../view/acceleratorName';
import { memoryText, unitsText } from '../../view/gpu/gpuText';
import { largestFit } from '../../view/gpu/largestFit';
import { sentence } from '../../view/sentence';
import { KnownValue } from '../KnownValue';
import { AmountBar } from './AmountBar';
import classes from './GpuPoolCard.module.css';

/** What a pool has, who waits for it, and what of it could not be counted. */
export function GpuPoolFacts({ pool }: { pool: GpuPool }) {
  const { t } = useTranslation();
  const { amounts, demand, problems } = pool;
  return (
    <Flex direction="column" gap="3">
      {amounts.map((each, index) => (
        <Amounts key={`${each.resource} ${index}`} amounts={each} />
      ))}
      {demand.length > 0 && (
        <div className={classes.waiting}>
          <RiHourglass2Line size={16} aria-hidden />
          {t('gpuPool.waiting', {
            demand: demand
              .map(
                ({ count, resource }) =>
                  `${unitsText(count)} ${acceleratorName(resource)}`,
              )
              .join(', '),
          })}
        </div>
      )}
      {problems.length > 0 && (
        <details className={classes.problems}>
          <summary>
            <RiAlertFill size={16} aria-hidden />{' '}
            {t('gpuPool.problems', { number: String(problems.length) })}
          </summary>
          <ul>
            {problems.map(problem => (
              <li key={problem}>{sentence(problem)}</li>
            ))}
          </ul>
        </details>
      )}
    </Flex>
  );
}

function Amounts({ amounts }: { amounts: GpuAmounts }) {
  const { t } = useTranslation();
  const { product, resource, mode, free, capacity, overcommitted } = amounts;
  const fit = largestFit(amounts);
  const memory = known(amounts.memoryMiB);
  return (
    <div className={classes.amounts}>
      <div className={classes.headline}>
        <strong>
          {t('gpuPool.free', {
            free: unitsText(free),
            capacity: unitsText(capacity),
          })}
        </strong>
        <span className={classes.product}>
          <KnownValue value={product} /> · {acceleratorName(resource)}
          {mode !== 'whole' && ` · ${t(`gpuPool.mode.${mode}`)}`}
          {memory !== undefined && ` · ${memoryText(memory)}`}
        </span>
      </div>
      <AmountBar amounts={amounts} />
      {overcommitted > 0 && (
        <Text variant="body-small" color="danger">
          {t('gpuPool.overcommitted', { units: unitsText(overcommitted) })}
        </Text>
      )}
      <Text variant="body-small" color="secondary">
        {fit
          ? t('gpuPool.fits', {
              perPod: unitsText(fit.perPod),
              pods: unitsText(fit.pods),
            })
          : t('gpuPool.fitsNone')}
      </Text>
    </div>
  );
}
