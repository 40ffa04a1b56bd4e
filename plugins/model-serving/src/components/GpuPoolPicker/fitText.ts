import type { GpuFit } from '@modeldeck/plugin-model-serving-common';
import type { Translate } from '../../hooks/useTranslation';

/** Whether it fits and, where it does not, what keeps it away; in one line. */
export function fitText(t: Translate, fit: GpuFit | Error): string {
  if (fit instanceof Error) {
    return t('poolPicker.cannotTell', { reason: fit.message });
  }
  const { fits, replicasPlaced, request, reasons, next } = fit;
  if (fits === 'yes') {
    return t('poolPicker.fits');
  }
  const reason = reasons.map(({ detail }) => detail).join('; ') || next;
  return fits === 'no'
    ? t('poolPicker.fitsNot', {
        placed: String(replicasPlaced),
        replicas: String(request.replicas),
        reason,
      })
    : t('poolPicker.cannotTell', { reason });
}
