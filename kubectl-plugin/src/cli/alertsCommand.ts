import { type Command, Option } from 'commander';
import type { AlertsOperation } from './AlertsOperation';
import { type OutputFormat, parseOutputFormat } from './OutputFormat';
import { explained, readDuration } from './readArgument';

const EXAMPLES = `
The alerts:
  ModelGpuIdle     a pod holds GPUs and has not used them for as long as the settings allow
  ModelGpuPending  a pod has been waiting for GPUs

They take the DCGM exporter and kube-state-metrics, and the Prometheus operator.

Examples:
  # Where a Prometheus selects its rules by a label
  kubectl model alerts -n monitoring --label release=kube-prometheus-stack | kubectl apply -f -
`;

/** Declares `alerts` and hands what was typed to `done`. */
export function addAlertsCommand(
  program: Command,
  done: (operation: AlertsOperation) => void,
): void {
  program
    .command('alerts')
    .summary('Print alerts of idle and awaited GPUs')
    .description(
      'Print a PrometheusRule with alerts of GPUs that are held and not used, and of pods that\n' +
        'wait for some. Asks no cluster.',
    )
    .addOption(new Option('--name <name>', 'of the PrometheusRule'))
    .addOption(
      new Option(
        '--label <labels>',
        'of the PrometheusRule: key=value; may be repeated, or listed with commas',
      )
        .argParser((value: string, before: string[]) => [...before, value])
        .default([], 'none'),
    )
    .addOption(
      new Option(
        '--pending <duration>',
        'how long a pod may wait for GPUs',
      ).argParser(readDuration),
    )
    .addOption(
      new Option(
        '--settings <file>',
        'from when on GPUs are idle; else $MODELDECK_SETTINGS or ~/.config/modeldeck/settings.yaml',
      ),
    )
    .addOption(
      new Option('-o, --output <format>', 'yaml or json')
        .argParser(alertsFormat)
        .default({ kind: 'yaml' }, 'yaml'),
    )
    .addHelpText('after', EXAMPLES)
    .action((_, command: Command) => {
      const options = command.optsWithGlobals();
      done({
        verb: 'alerts',
        name: options.name,
        namespace: options.namespace,
        labels: options.label,
        pendingMs: options.pending,
        settings: options.settings,
        output: options.output,
      });
    });
}

function alertsFormat(value: string): OutputFormat {
  return explained(() => {
    const format = parseOutputFormat(value);
    if (format.kind !== 'json' && format.kind !== 'yaml') {
      throw new Error(`alerts prints yaml or json, not "${value}"`);
    }
    return format;
  });
}
