import { useTranslation } from '../../hooks/useTranslation';
import classes from './GpuHeatMap.module.css';

const legendOf = {
  idle: 'gpuNode.legendIdle',
  free: 'gpuNode.legendFree',
  closed: 'gpuNode.legendClosed',
  unknown: 'gpuNode.legendUnknown',
} as const;

const LEVELS = ['0–20', '20–40', '40–60', '60–80', '80–100'];

/** What the colours and patterns of the map stand for. */
export function HeatLegend() {
  const { t } = useTranslation();
  return (
    <ul className={`${classes.colors} ${classes.legend}`}>
      <li>
        {t('gpuNode.legend')}
        {LEVELS.map((range, level) => (
          <span
            key={range}
            className={`${classes.swatch} ${classes.busy} ${
              classes[`level${level}`]
            }`}
          >
            {range}
          </span>
        ))}
        %
      </li>
      {(['idle', 'free', 'closed', 'unknown'] as const).map(state => (
        <li key={state}>
          <span className={`${classes.swatch} ${classes[state]}`} />
          {t(legendOf[state])}
        </li>
      ))}
    </ul>
  );
}
