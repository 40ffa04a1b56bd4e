import { parseQuantity } from '@modeldeck/plugin-model-serving-common';
import { chosenCluster } from '../formAnswers';

/** The pods that somebody fills in a form for. */
export interface PoolQuestion {
  /** extended resource name */
  resource: string;
  /** units of one pod */
  perPod: number;
  replicas: number;
  /** cores of one pod; absent: it is not said */
  cpu?: number;
  /** of one pod; absent: it is not said */
  memoryBytes?: number;
  /** absent: any */
  cluster?: string;
}

/** A name with its vendor's domain, which tells it from the answer `none`. */
const EXTENDED_RESOURCE = /^[^/\s]+\/[^/\s]+$/;

/**
 * What the answers of a template's form ask for; undefined as long as they do not say it. An amount
 * that is missing is not taken for one: a pod of eight would then seem to fit anywhere.
 */
export function poolQuestion(
  answers: Readonly<Record<string, unknown>>,
): PoolQuestion | undefined {
  const given = new Map<string, unknown>(Object.entries(answers));
  const resource = given.get('accelerator');
  const perPod = unitsOfPod(given);
  const replicas = whole(given.get('minReplicas') ?? given.get('replicas'));
  if (
    typeof resource !== 'string' ||
    !EXTENDED_RESOURCE.test(resource) ||
    perPod === 0 ||
    replicas === undefined
  ) {
    return undefined;
  }
  const cpu = quantity(given.get('cpu'));
  const memoryBytes = quantity(given.get('memory'));
  const cluster = chosenCluster(answers);
  return {
    resource,
    perPod,
    // Scaled down to none, the first request still starts one.
    replicas: Math.max(1, replicas),
    ...(cpu !== undefined && { cpu }),
    ...(memoryBytes !== undefined && { memoryBytes }),
    ...(cluster !== undefined && { cluster }),
  };
}

/** Given as such, or by how a language model is dealt out; 0: it is not said. */
function unitsOfPod(given: ReadonlyMap<string, unknown>): number {
  const tensors = whole(given.get('tensorParallelism')) ?? 0;
  const stages = whole(given.get('pipelineParallelism') ?? 1) ?? 0;
  return whole(given.get('acceleratorCount')) ?? tensors * stages;
}

function whole(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
    ? value
    : undefined;
}

/** While it is being typed it may be none yet. */
function quantity(value: unknown): number | undefined {
  const read = typeof value === 'string' ? parseQuantity(value) : undefined;
  return read !== undefined && read >= 0 ? read : undefined;
}
