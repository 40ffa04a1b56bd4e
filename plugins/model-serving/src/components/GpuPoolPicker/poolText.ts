import { type GpuPool, known } from '@modeldeck/plugin-model-serving-common';
import type { Translate } from '../../hooks/useTranslation';
import { acceleratorName } from '../../view/acceleratorName';
import { unitsText } from '../../view/gpu/gpuText';

/** What a pool has of the resource, or of any, and how much of it is free. */
export function poolText(
  t: Translate,
  { amounts }: GpuPool,
  resource: string | undefined,
): string {
  const ofResource = amounts.filter(row => row.resource === resource);
  // Units of two rows are never added up: they may be the same device, counted twice.
  return (ofResource.length > 0 ? ofResource : amounts)
    .map(row =>
      t('poolPicker.amounts', {
        what: known(row.product) ?? acceleratorName(row.resource),
        free: unitsText(row.free),
        capacity: unitsText(row.capacity),
      }),
    )
    .join(', ');
}
