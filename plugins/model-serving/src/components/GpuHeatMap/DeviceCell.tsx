import { useTranslation } from '../../hooks/useTranslation';
import { computeSlices, type DeviceView } from '../../view/gpu/nodeDevices';
import classes from './GpuHeatMap.module.css';
import { useDeviceText } from './useDeviceText';

export interface DeviceCellProps {
  view: DeviceView;
  node: string;
  /** where arrow keys find it */
  row: number;
  column: number;
  /** whether Tab leads to it: to one of all, arrow keys lead on */
  isTabStop: boolean;
  onPoint: (element: HTMLElement | undefined) => void;
  onChoose: (element: HTMLElement) => void;
}

/** A device as a square with its utilization; pressed, it tells all that is known of it. */
export function DeviceCell(props: DeviceCellProps) {
  const { view, node, row, column, isTabStop, onPoint, onChoose } = props;
  const { t } = useTranslation();
  const text = useDeviceText()(view);
  const { device, state, utilization } = view;
  const holders = device.pods
    .map(({ namespace, name }) =>
      name === '' ? t('gpus.hidden') : `${namespace}/${name}`,
    )
    .join(', ');
  return (
    <button
      type="button"
      data-row={row}
      data-column={column}
      tabIndex={isTabStop ? 0 : -1}
      className={`${classes.device} ${classes[state]} ${
        state === 'busy' ? classes[`level${levelOf(utilization ?? 0)}`] : ''
      }`}
      style={
        device.profile === undefined
          ? undefined
          : { width: `${computeSlices(device.profile) * 26 - 2}px` }
      }
      aria-label={[
        `${node}, ${text.name}: ${text.state}`,
        holders && `${t('gpuNode.heldBy')} ${holders}`,
      ]
        .filter(Boolean)
        .join('. ')}
      onFocus={event => onPoint(event.currentTarget)}
      onBlur={() => onPoint(undefined)}
      onPointerEnter={event => onPoint(event.currentTarget)}
      onPointerLeave={() => onPoint(undefined)}
      onClick={event => onChoose(event.currentTarget)}
    >
      {digits(view)}
    </button>
  );
}

function digits({ state, utilization }: DeviceView): string {
  switch (state) {
    case 'unknown':
      return '?';
    case 'free':
    case 'closed':
      return '';
    default:
      return String(Math.round((utilization ?? 0) * 100));
  }
}

/** Five steps are as many as can be told apart. */
export function levelOf(utilization: number): number {
  return Math.min(4, Math.floor(utilization * 5));
}
