import type { RolloutCheck } from '@modeldeck/plugin-model-serving-common';
import {
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiLoader4Line,
  RiQuestionFill,
  type RemixiconComponentType,
} from '@remixicon/react';
import { useTranslation } from '../../hooks/useTranslation';
import { checkOutcome, type CheckOutcome } from '../../view/rollout';
import { sentence } from '../../view/sentence';
import classes from './RolloutChecks.module.css';

const icons: Record<CheckOutcome, RemixiconComponentType> = {
  passed: RiCheckboxCircleFill,
  failed: RiCloseCircleFill,
  undecided: RiQuestionFill,
  running: RiLoader4Line,
};

/** What the controller looks at before it goes on, and what it found. */
export function RolloutChecks({ checks }: { checks: RolloutCheck[] }) {
  const { t } = useTranslation();
  return (
    <ul className={classes.list} aria-label={t('rollout.checks')}>
      {checks.map(({ name, phase, message }, index) => {
        const outcome = checkOutcome(phase);
        const Icon = icons[outcome];
        return (
          <li key={`${index} ${name}`}>
            <Icon size={16} aria-hidden className={classes[outcome]} />
            <span>
              <strong>{name}</strong>{' '}
              <span className={classes[outcome]}>{phase}</span>
              {message && ` · ${sentence(message)}`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
