import type { ExitCode } from '../../cli/ExitCode';
import type { Host } from '../../cli/Host';
import type { CanaryOperation } from '../../cli/Operation';
import type { OpenForJudging } from '../../cluster/CanaryMetrics';
import { loadSettings } from '../../settings/loadSettings';
import { CanarySession } from './CanarySession';
import { givenPolicyOf } from './givenPolicyOf';
import { listCanaries } from './listCanaries';
import { reportCanary } from './reportCanary';
import { watchCanary } from './watchCanary';

/** `kubectl model canary`. */
export async function runCanary(
  operation: CanaryOperation,
  host: Host,
  open: OpenForJudging,
): Promise<ExitCode> {
  // What is typed wrong is found before any cluster is asked.
  const policy = givenPolicyOf(operation.policy);
  const settings = await loadSettings(operation.settings, host);
  const { access, metrics } = await open(operation, settings);
  const { target } = operation;
  if (!target) {
    return listCanaries(operation, host, access);
  }
  const session = new CanarySession({
    operation: { ...operation, target },
    host,
    access,
    metrics,
    settings,
    policy,
  });
  return operation.watch
    ? watchCanary(session, operation, host)
    : reportCanary(session, operation, host);
}
