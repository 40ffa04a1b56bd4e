import type { Screen, Tone } from '../../terminal/Screen';
import type { DeviceCell } from '../../views/gpu/gpuNodeRow';
import { type Line, span } from '../line';

/** From nothing to all of the time. */
const HEIGHTS = '▁▂▃▄▅▆▇█';
const DIGITS = '0123456789';

const TONES: Readonly<Record<DeviceCell['state'], Tone>> = {
  busy: 'good',
  idle: 'warning',
  free: 'quiet',
  unknown: 'quiet',
};

/** A sign for each device, as high as it is busy; devices beyond the room are counted. */
export function devicesBar(
  cells: readonly DeviceCell[],
  { screen, most }: { screen: Screen; most: number },
): Line {
  const shown = cells.slice(0, most);
  const hidden = cells.length - shown.length;
  return [
    ...shown.map(cell => span(signOf(cell, screen), TONES[cell.state])),
    ...(hidden > 0 ? [span(`+${hidden}`, 'quiet')] : []),
  ];
}

/** What the signs stand for. */
export function devicesLegend({ unicode }: Screen): string {
  return unicode
    ? '▁ … █ how busy each device is  · free  ? not told'
    : '0 ... 9 how busy each device is  . free  ? not told';
}

function signOf({ state, utilization }: DeviceCell, { unicode }: Screen) {
  if (utilization === undefined) {
    return '?';
  }
  if (state === 'free') {
    return unicode ? '·' : '.';
  }
  const signs = unicode ? HEIGHTS : DIGITS;
  const step = Math.floor(utilization * signs.length);
  return signs[Math.min(signs.length - 1, Math.max(0, step))] ?? '?';
}
