import type { Screen } from '../../terminal/Screen';

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

export function isNarrow({ width }: Screen): boolean {
  return width !== undefined && width < ROOMY;
}

/** Whether a column was not left out for want of room. */
export function hasColumn(table: string, title: string): boolean {
  const [header = ''] = table.split('\n');
  return header.includes(title);
}
