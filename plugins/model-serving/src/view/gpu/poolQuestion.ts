/** The pods that somebody fills in a form for. */
export interface PoolQuestion {
  /** extended resource name */
  resource: string;
  /** units of one pod */
  perPod: number;
  replicas: number;
}

/** A name with its vendor's domain, which tells it from the answer `none`. */
const EXTENDED_RESOURCE = /^[^/\s]+\/[^/\s]+$/;

/**
 * What the answers of a template's form ask for; undefined as long as they do not say it. An amount
 * that is missing is not taken for one: a pod of eight would then seem to fit anywhere.
 */
export function poolQuestion(answers: unknown): PoolQuestion | undefined {
  if (typeof answers !== 'object' || answers === null) {
    return undefined;
  }
  const given = new Map<string, unknown>(Object.entries(answers));
  const resource = given.get('accelerator');
  const perPod = unitsOfPod(given);
  const replicas = whole(given.get('minReplicas') ?? given.get('replicas'));
  return typeof resource === 'string' &&
    EXTENDED_RESOURCE.test(resource) &&
    perPod > 0 &&
    replicas !== undefined
    ? // Scaled down to none, the first request still starts one.
      { resource, perPod, replicas: Math.max(1, replicas) }
    : undefined;
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
