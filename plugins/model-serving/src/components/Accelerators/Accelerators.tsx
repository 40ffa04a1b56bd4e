import type {
  Accelerator,
  Known,
} from '@modeldeck/plugin-model-serving-common';
import { useTranslation } from '../../hooks/useTranslation';
import { acceleratorName } from '../../view/acceleratorName';
import { KnownValue } from '../KnownValue';

/** Accelerators requested, by kind. None is said as "none"; not known is said as unknown. */
export function Accelerators({ value }: { value: Known<Accelerator[]> }) {
  const { t } = useTranslation();
  return (
    <KnownValue value={value}>
      {accelerators =>
        accelerators.length === 0
          ? t('table.noAccelerators')
          : accelerators
              .map(
                ({ count, resource }) =>
                  `${count} ${acceleratorName(resource)}`,
              )
              .join(', ')
      }
    </KnownValue>
  );
}
