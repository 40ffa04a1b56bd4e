import { useTranslation } from '../../hooks/useTranslation';
import classes from './RolloutSteps.module.css';

export interface RolloutStep {
  /** steps that are done */
  index: number;
  count: number;
  /** the one it is at */
  title: string;
}

/** More steps than this would be too narrow to be told apart. */
const MAX_SEGMENTS = 40;

/** The steps that are done, the one it is at and those to come. */
export function RolloutSteps({ step }: { step: RolloutStep }) {
  const { t } = useTranslation();
  const { index, count, title } = step;
  if (count === 0) {
    return null;
  }
  const done = t('rollout.stepsDone', {
    done: String(index),
    total: String(count),
  });
  const now = index < count && title ? t('rollout.now', { title }) : '';
  return (
    <div className={classes.root}>
      <div
        role="progressbar"
        aria-valuemin={0}
        aria-valuemax={count}
        aria-valuenow={Math.min(index, count)}
        aria-valuetext={[done, now].filter(Boolean).join('. ')}
        aria-label={t('rollout.steps')}
        className={classes.bar}
      >
        {count > MAX_SEGMENTS ? (
          <span
            className={classes.done}
            style={{ flex: `0 0 ${(100 * Math.min(index, count)) / count}%` }}
          />
        ) : (
          Array.from({ length: count }, (_, at) => (
            <span key={at} className={segmentClass(at, index)} />
          ))
        )}
      </div>
      <div className={classes.text}>
        <span>{done}</span>
        {now !== '' && <strong>{now}</strong>}
      </div>
    </div>
  );
}

function segmentClass(at: number, index: number): string {
  if (at < index) {
    return classes.done!;
  }
  return at === index ? classes.now! : classes.todo!;
}
