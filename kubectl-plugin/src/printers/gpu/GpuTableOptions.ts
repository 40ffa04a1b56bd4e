import type { Screen } from '../../terminal/Screen';
import type { DeviceNames } from '../../views/gpu/gpuValues';

/** How a table of accelerators is printed. */
export interface GpuTableOptions {
  screen: Screen;
  wide: boolean;
  headers: boolean;
  /** several clusters were asked */
  clusters: boolean;
  /** more than one namespace is shown */
  namespaces: boolean;
}

/** `-o wide` is cut by no terminal, as kubectl's. */
export function screenFor({
  screen,
  wide,
}: Pick<GpuTableOptions, 'screen' | 'wide'>): Screen {
  return wide ? { ...screen, width: undefined } : screen;
}

/** Below this a line has room for short words and short bars. */
const ROOMY = 100;
/** From this on it has room for whole names. */
const WIDE = 125;

export function isNarrow({ width }: Screen): boolean {
  return width !== undefined && width < ROOMY;
}

/** What a line has room to call a device. */
export function deviceText(names: DeviceNames, screen: Screen): string {
  if (isNarrow(screen)) {
    return names.short;
  }
  const { width = WIDE } = screen;
  return width < WIDE ? names.medium : names.full;
}

/** Whether a column was not left out for want of room. */
export function hasColumn(table: string, title: string): boolean {
  const [header = ''] = table.split('\n');
  return header.includes(title);
}
