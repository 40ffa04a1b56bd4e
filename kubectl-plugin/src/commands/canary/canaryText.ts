import { printCanary } from '../../printers/printCanary';
import { printDocument } from '../../printers/printDocument';
import type { Screen } from '../../terminal/Screen';
import { canaryView } from '../../views/canaryView';
import type { CanaryLook } from './CanarySession';

/** A report in an output format. */
export async function canaryText(
  { report, service }: CanaryLook,
  format: string,
  screen: Screen,
  now: Date,
): Promise<string> {
  if (format === 'json' || format === 'yaml') {
    return printDocument(report, format);
  }
  const names = {
    stable: report.stable.revision,
    canary: report.canary.revision,
  };
  return printCanary(canaryView(report, service, now), names, screen);
}
