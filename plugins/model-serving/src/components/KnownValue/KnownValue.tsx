import { isUnknown, type Known } from '@modeldeck/plugin-model-serving-common';
import type { ReactNode } from 'react';
import { useTranslation } from '../../hooks/useTranslation';
import { Hint } from '../Hint';
import classes from './KnownValue.module.css';

export interface KnownValueProps<T> {
  value: Known<T>;
  children?: (value: T) => ReactNode;
}

/** A value, or the word "unknown" with its reason. Unknown is never shown as empty or zero. */
export function KnownValue<T>({
  value,
  children = asText,
}: KnownValueProps<T>) {
  const { t } = useTranslation();
  if (!isUnknown(value)) {
    return <>{children(value as T)}</>;
  }
  return (
    <Hint
      text={t('known.because', { reason: value.unknown })}
      className={classes.unknown}
    >
      {t('known.unknown')}
    </Hint>
  );
}

function asText(value: unknown): string {
  return String(value);
}
