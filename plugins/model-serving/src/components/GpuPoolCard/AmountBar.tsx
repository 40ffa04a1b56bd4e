import type { GpuAmounts } from '@modeldeck/plugin-model-serving-common';
import { useTranslation } from '../../hooks/useTranslation';
import { acceleratorName } from '../../view/acceleratorName';
import { amountSegments } from '../../view/gpu/amountSegments';
import { unitsText } from '../../view/gpu/gpuText';
import classes from './AmountBar.module.css';

/** What the units of a resource do, as a bar and in digits. */
export function AmountBar({ amounts }: { amounts: GpuAmounts }) {
  const { t } = useTranslation();
  const segments = amountSegments(amounts).map(segment => ({
    ...segment,
    text: t('gpuPool.units', {
      units: unitsText(segment.units),
      state: t(`gpuPool.state.${segment.state}`),
    }),
  }));
  const { capacity, resource } = amounts;
  return (
    <div className={classes.colors}>
      <div
        role="img"
        className={classes.bar}
        aria-label={t('gpuPool.bar', {
          resource: acceleratorName(resource),
          capacity: unitsText(capacity),
          parts: segments.map(({ text }) => text).join(', '),
        })}
      >
        {segments.map(({ state, units }) => (
          <span
            key={state}
            className={classes[state]}
            style={{ flexGrow: units }}
          />
        ))}
      </div>
      {/* The bar has said it to those who listen. */}
      <ul className={classes.legend} aria-hidden="true">
        {segments.map(({ state, text }) => (
          <li key={state}>
            <span className={`${classes.swatch} ${classes[state]}`} />
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}
