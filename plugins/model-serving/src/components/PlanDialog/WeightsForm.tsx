import { Button, NumberField, Text } from '@backstage/ui';
import { known, type Revision } from '@modeldeck/plugin-model-serving-common';
import { useState, type ReactNode } from 'react';
import { useTranslation } from '../../hooks/useTranslation';
import { changedWeights, weightsNow } from '../../view/canary/weights';
import { percentText } from '../TrafficBar';
import { Step } from './Step';

export interface WeightsFormProps {
  revisions: Revision[];
  onPlan: (weights: Record<string, number>) => void;
  cancel: ReactNode;
}

/** Asks which revision is to get how much. */
export function WeightsForm({ revisions, onPlan, cancel }: WeightsFormProps) {
  const { t } = useTranslation();
  const [weights, setWeights] = useState(() => weightsNow(revisions));
  const sum = Object.values(weights).reduce((total, one) => total + one, 0);
  const isWhole = Math.abs(sum - 100) < 0.01;
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        onPlan(weights);
      }}
    >
      <Step
        actions={
          <>
            {cancel}
            <Button type="submit" variant="primary" isDisabled={!isWhole}>
              {t('plan.showPlan')}
            </Button>
          </>
        }
      >
        <Text>{t('plan.weights')}</Text>
        {revisions.map(({ name, role, modelVersion }) => (
          <NumberField
            key={name}
            label={`${name} (${t(`role.${role}`)})`}
            description={known(modelVersion)}
            minValue={0}
            maxValue={100}
            value={weights[name] ?? 0}
            onChange={percent =>
              setWeights(changedWeights(weights, name, percent))
            }
          />
        ))}
        <div role="status">
          {!isWhole && (
            <Text color="danger">
              {t('plan.weightsSum', { sum: percentText(sum) })}
            </Text>
          )}
        </div>
      </Step>
    </form>
  );
}
