import { numberAnswer, textAnswer } from './answers';
import type { Answers } from './ProjectKind';
import type { PoolToleration, ProjectSettings } from './ProjectSettings';

/** Where the pods of a project run, as its manifests say it. */
export interface AcceleratorValues {
  /** extended resource name */
  resource: string;
  count: number;
  nodeSelector: Record<string, string>;
  tolerations: Array<PoolToleration & { operator: 'Exists' | 'Equal' }>;
}

/**
 * What pods ask for, and what lets them onto the nodes that have it: nearly every node with
 * accelerators is tainted against pods that need none. Undefined where none is asked for.
 */
export function acceleratorValues(
  answers: Answers,
  { poolKey, poolTolerations }: ProjectSettings,
): AcceleratorValues | undefined {
  const resource = textAnswer(answers, 'accelerator');
  if (resource === '' || resource === 'none') {
    return undefined;
  }
  const pool = textAnswer(answers, 'pool');
  const ofPool = Object.hasOwn(poolTolerations, pool)
    ? poolTolerations[pool]
    : undefined;
  const tolerations = ofPool ?? [
    // What the device plugins of all vendors advise: the resource's own name.
    { key: resource.replace(/mig-.*/, 'gpu'), effect: 'NoSchedule' },
  ];
  return {
    resource,
    count: numberAnswer(answers, 'acceleratorCount', 1),
    nodeSelector: pool === '' ? {} : { [poolKey]: pool },
    tolerations: tolerations.map(toleration => ({
      ...toleration,
      operator: toleration.value === undefined ? 'Exists' : 'Equal',
    })),
  };
}
