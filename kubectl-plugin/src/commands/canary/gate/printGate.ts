import { ExitCode } from '../../../cli/ExitCode';
import type { Host } from '../../../cli/Host';
import type { CanaryOperation } from '../../../cli/Operation';
import { printJson } from '../../../printers/printJson';
import { printYaml } from '../../../printers/printYaml';
import { givenPolicyOf } from '../givenPolicyOf';
import { gateObjects } from './gateObjects';

/** `kubectl model canary NAME --manifest …`: for `kubectl apply -f -`; asks no cluster. */
export function printGate(operation: CanaryOperation, host: Host): ExitCode {
  // What the gate would refuse is refused here, where somebody reads it.
  givenPolicyOf(operation.policy);
  const items = gateObjects(operation);
  host.stdout.write(
    operation.output.kind === 'json'
      ? printJson({ apiVersion: 'v1', kind: 'List', items })
      : items.map(item => printYaml(item)).join('---\n'),
  );
  return ExitCode.healthy;
}
