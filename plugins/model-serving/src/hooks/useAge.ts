import { ageOf } from '../view/age';
import { useNow } from './useNow';
import { useTranslation } from './useTranslation';

/** Says how long ago something was; keeps up with the clock. */
export function useAge(intervalMs = 15_000) {
  const now = useNow(intervalMs);
  const { t } = useTranslation();
  const age = (then: number) => {
    const { count, unit } = ageOf(then, now);
    return t(`age.${unit}`, { number: String(count) });
  };
  return {
    age,
    ago: (then: number) => t('age.ago', { age: age(then) }),
  };
}
