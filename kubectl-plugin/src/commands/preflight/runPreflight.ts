import {
  PREFLIGHT_CHECKS,
  type PreflightReport,
} from '@modeldeck/plugin-model-serving-common';
import { CommandError } from '../../cli/CommandError';
import { ExitCode } from '../../cli/ExitCode';
import type { Host } from '../../cli/Host';
import type { PreflightOperation } from '../../cli/PreflightOperation';
import type { OpenForPreflight } from '../../cluster/Preflights';
import { printDocument } from '../../printers/printDocument';
import { printPreflight } from '../../printers/printPreflight';
import { loadSettings } from '../../settings/loadSettings';
import { screenOf } from '../../terminal/Screen';
import { chooseSubject } from './chooseSubject';
import { readDocuments } from './readDocuments';

const CODES: Readonly<Record<PreflightReport['outcome'], ExitCode>> = {
  passed: ExitCode.healthy,
  warning: ExitCode.healthy,
  failed: ExitCode.degraded,
  'cannot-tell': ExitCode.undecided,
};

/** `kubectl model preflight`. */
export async function runPreflight(
  operation: PreflightOperation,
  host: Host,
  open: OpenForPreflight,
): Promise<ExitCode> {
  const { target, file, namespace, skip, output, color } = operation;
  requireKnown(skip);
  const manifest =
    file === undefined ? undefined : await readDocuments(file, host);
  const settings = await loadSettings(operation.settings, host);
  const { access, check } = await open(operation, settings);
  const report = await check({
    namespace,
    name: target?.name,
    kind: target?.type === undefined ? undefined : access.kindOf(target.type),
    manifest,
    choose: list => chooseSubject(list, operation, { access, host }),
    skip,
    signal: host.interrupted,
  });
  host.stdout.write(
    output.kind === 'table'
      ? printPreflight(report, screenOf(host, color))
      : await printDocument(report, output.kind),
  );
  return CODES[report.outcome];
}

/** A check that is misspelt would be made all the same. */
function requireKnown(ids: readonly string[]): void {
  const known: readonly string[] = PREFLIGHT_CHECKS;
  const unknown = ids.find(id => !known.includes(id));
  if (unknown !== undefined) {
    throw new CommandError(
      'usage',
      `--skip knows no check "${unknown}": there are ${known.join(', ')}`,
    );
  }
}
