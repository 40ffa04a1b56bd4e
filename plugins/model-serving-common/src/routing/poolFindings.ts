import { findingAbout } from '../diagnosis/finding';
import { kubectlCommand } from '../diagnosis/kubectlCommand';
import type { GatewayRoute } from '../kubernetes/gatewayRoute';
import {
  EXPERIMENTAL_INFERENCE_POOLS,
  INFERENCE_POOLS,
  type InferencePool,
} from '../kubernetes/inferencePool';
import type { Finding } from '../model/types';
import type { NamespaceObjects } from '../platforms/NamespaceObjects';
import { parentRefusals, refusalEvidence } from './parentRefusals';

/** Inference pools of this namespace behind a route that no gateway can use, so that requests to them fail. */
export function poolFindings(
  { rules }: GatewayRoute,
  objects: NamespaceObjects,
): Finding[] {
  const refs = rules
    .flatMap(({ backendRefs }) => backendRefs)
    .filter(
      ({ namespace }) => (namespace ?? objects.namespace) === objects.namespace,
    );
  const pools = [INFERENCE_POOLS, EXPERIMENTAL_INFERENCE_POOLS].flatMap(type =>
    refs
      .filter(({ kind, group }) => kind === type.kind && group === type.group)
      .flatMap(({ name }) => objects.find(type, name) ?? []),
  );
  return [...new Set(pools)].flatMap(pool => poolRefusal(pool) ?? []);
}

function poolRefusal(pool: InferencePool): Finding | undefined {
  const refusals = parentRefusals(pool.parents);
  const [first] = refusals;
  const { name } = pool.metadata;
  return (
    first &&
    findingAbout(pool, {
      rule: 'inference-pool-refused',
      severity: 'error',
      cause: `${first.parent} cannot use InferencePool "${name}": ${first.refused.reason}`,
      evidence: refusalEvidence(refusals),
      fix: `see whether the endpoint picker that it names is there: ${kubectlCommand(
        pool,
        'describe',
        'inferencepool',
        name,
      )}`,
    })
  );
}
