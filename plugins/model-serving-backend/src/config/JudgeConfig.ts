import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** When canaries are judged, and how long those that ended are told of. */
export interface JudgeConfig {
  schedule: SchedulerServiceTaskScheduleDefinition;
  keepDays: number;
}

const KEY = 'modelServing.canaryJudge';
const KNOWN = ['schedule', 'keepDays'];

const DEFAULTS: JudgeConfig = {
  schedule: {
    // As often as two scrapes of most: more looks would see nothing new.
    frequency: { seconds: 30 },
    timeout: { minutes: 5 },
    initialDelay: { seconds: 15 },
  },
  keepDays: 90,
};

/**
 * Reads `modelServing.canaryJudge`.
 *
 * @throws InputError that names the key
 */
export function readJudgeConfig(section: Config | undefined): JudgeConfig {
  for (const field of section?.keys() ?? []) {
    if (!KNOWN.includes(field)) {
      throw new InputError(
        `${KEY}.${field}: no such setting; known are ${KNOWN.join(', ')}`,
      );
    }
  }
  const schedule = section?.getOptionalConfig('schedule');
  const keepDays = section?.getOptionalNumber('keepDays') ?? DEFAULTS.keepDays;
  if (!(keepDays > 0)) {
    throw new InputError(`${KEY}.keepDays: must be more than 0`);
  }
  return {
    schedule: {
      ...(schedule
        ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
        : DEFAULTS.schedule),
      // Of several replicas one judges; in each of them it would be done as often as there are.
      scope: 'global',
    },
    keepDays,
  };
}
