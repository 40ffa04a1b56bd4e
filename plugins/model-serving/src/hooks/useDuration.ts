import { ageOf } from '../view/age';
import { useTranslation } from './useTranslation';

/** Says how long something lasts, from its seconds. */
export function useDuration(): (seconds: number) => string {
  const { t } = useTranslation();
  return seconds => {
    const { count, unit } = ageOf(0, seconds * 1000);
    return t(`age.${unit}`, { number: String(count) });
  };
}
