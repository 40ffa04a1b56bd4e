import type {
  Health,
  HealthStatus,
} from '@modeldeck/plugin-model-serving-common';
import {
  RiAlertFill,
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiLoader4Line,
  RiMoonFill,
  RiQuestionFill,
  RiStopCircleFill,
  type RemixiconComponentType,
} from '@remixicon/react';
import { useTranslation } from '../../hooks/useTranslation';
import { sentence } from '../../view/sentence';
import { Breakable } from '../Breakable';
import { Hint } from '../Hint';
import classes from './HealthBadge.module.css';

const icons: Record<HealthStatus, RemixiconComponentType> = {
  failed: RiCloseCircleFill,
  degraded: RiAlertFill,
  unknown: RiQuestionFill,
  progressing: RiLoader4Line,
  stopped: RiStopCircleFill,
  idle: RiMoonFill,
  healthy: RiCheckboxCircleFill,
};

/** Health as an icon, where there is no room for the word. */
export function HealthIcon({ status }: { status: HealthStatus }) {
  const { t } = useTranslation();
  const Icon = icons[status];
  return (
    <span className={`${classes.word} ${classes[status]}`}>
      <Icon size={16} role="img" aria-label={t(`health.${status}`)} />
    </span>
  );
}

/** Health as a word with an icon: never by colour alone. */
export function HealthWord({ status }: { status: HealthStatus }) {
  const { t } = useTranslation();
  const Icon = icons[status];
  return (
    <span className={`${classes.word} ${classes[status]}`}>
      <Icon size={16} aria-hidden />
      <span>{t(`health.${status}`)}</span>
    </span>
  );
}

/** Health with its reason below where it is not simply well, and all of it on hover and focus. */
export function HealthBadge({ health }: { health: Health }) {
  const { status, reason, message } = health;
  return (
    <Hint text={`${reason}: ${sentence(message)}`}>
      <span className={classes.badge}>
        <HealthWord status={status} />
        {status !== 'healthy' && (
          <span className={classes.reason}>
            <Breakable text={reason} />
          </span>
        )}
      </span>
    </Hint>
  );
}
