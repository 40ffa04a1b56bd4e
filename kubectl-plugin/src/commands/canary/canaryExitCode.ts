import type { Decision } from '@modeldeck/plugin-model-serving-common';
import { ExitCode } from '../../cli/ExitCode';

/** How a verdict ends, for a pipeline to go on or to stop. */
export function canaryExitCode(decision: Decision): ExitCode {
  switch (decision) {
    case 'promote':
      return ExitCode.healthy;
    case 'rollback':
      return ExitCode.degraded;
    default:
      return ExitCode.undecided;
  }
}
