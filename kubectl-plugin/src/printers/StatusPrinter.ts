import type { ModelServiceList } from '@modeldeck/plugin-model-serving-common';
import type { OutputFormat } from '../cli/OutputFormat';
import type { Screen } from '../terminal/Screen';

export interface StatusPrinterOptions {
  output: Exclude<OutputFormat, { path: string }>;
  screen: Screen;
  headers: boolean;
  /** several clusters were asked */
  clusters: boolean;
  /** every namespace was asked */
  namespaces: boolean;
  /** one service was asked for by name */
  single: boolean;
}

/** Model services as text for stdout, in one output format. */
export interface StatusPrinter {
  print(list: ModelServiceList, now: Date): string;
}

/** What a structured format shows: the service asked for, or the list. */
export function documentOf(
  list: ModelServiceList,
  { single }: Pick<StatusPrinterOptions, 'single'>,
): unknown {
  const [only, second] = list.items;
  return single && only && !second ? only : list;
}
