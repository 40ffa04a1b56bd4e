import type {
  PreflightCheck,
  PreflightState,
} from '@modeldeck/plugin-model-serving-common';
import {
  RiAlertFill,
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiQuestionFill,
  RiSubtractLine,
} from '@remixicon/react';
import { useTranslation } from '../../hooks/useTranslation';
import { sentence } from '../../view/sentence';
import { CodeText } from '../CodeText';
import classes from './Preflight.module.css';

const icons = {
  passed: RiCheckboxCircleFill,
  failed: RiCloseCircleFill,
  warning: RiAlertFill,
  'cannot-tell': RiQuestionFill,
  'not-applicable': RiSubtractLine,
} as const;

/** What stands in the way first. */
const ORDER: readonly PreflightState[] = [
  'failed',
  'warning',
  'cannot-tell',
  'passed',
  'not-applicable',
];

/** Each check with its answer, what it follows from and what to do. */
export function CheckList({ checks }: { checks: readonly PreflightCheck[] }) {
  const { t } = useTranslation();
  const ordered = [...checks].sort(
    (a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state),
  );
  return (
    <ul className={classes.list}>
      {ordered.map(({ id, title, state, detail, evidence, fix }) => {
        const Icon = icons[state];
        return (
          <li key={id} className={classes[state]}>
            <Icon
              size={18}
              role="img"
              aria-label={t(`preflight.state.${state}`)}
            />
            <div>
              <strong>{sentence(title)}</strong>
              <div>
                <CodeText text={sentence(detail)} />
              </div>
              {evidence.length > 0 && (
                <small>{evidence.map(sentence).join('; ')}</small>
              )}
              {fix !== undefined && (
                <div>
                  <strong>{t('service.nextStep')}: </strong>
                  <CodeText text={sentence(fix)} />
                </div>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
