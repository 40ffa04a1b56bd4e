import { gpuAlerts } from '@modeldeck/plugin-model-serving-common';
import type { AlertsOperation } from '../../cli/AlertsOperation';
import { ExitCode } from '../../cli/ExitCode';
import type { Host } from '../../cli/Host';
import { readLabels } from '../../cli/readLabels';
import { printJson } from '../../printers/printJson';
import { printYaml } from '../../printers/printYaml';
import { loadSettings } from '../../settings/loadSettings';

/** `kubectl model alerts`: for `kubectl apply -f -`; asks no cluster. */
export async function runAlerts(
  { name, namespace, labels, pendingMs, settings, output }: AlertsOperation,
  host: Host,
): Promise<ExitCode> {
  const own = readLabels('--label', labels);
  const { gpu } = await loadSettings(settings, host);
  const rule = gpuAlerts({
    name,
    namespace,
    idle: gpu.idle,
    ...(labels.length > 0 && { labels: own }),
    ...(pendingMs !== undefined && { pendingSeconds: pendingMs / 1000 }),
  });
  host.stdout.write(output.kind === 'json' ? printJson(rule) : printYaml(rule));
  return ExitCode.healthy;
}
