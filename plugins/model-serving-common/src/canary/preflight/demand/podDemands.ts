import { FieldReader } from '../../../kubernetes/FieldReader';
import type { DemandContext, DemandKind } from './DemandKind';
import { deployment } from './kinds/deployment';
import { inferenceService } from './kinds/inferenceService';
import { knativeService } from './kinds/knativeService';
import { llmInferenceService } from './kinds/llmInferenceService';
import { nimService } from './kinds/nimService';
import { rayService } from './kinds/rayService';
import { rollout } from './kinds/rollout';
import { seldonDeployment } from './kinds/seldonDeployment';
import { seldonServer } from './kinds/seldonServer';
import { statefulSet } from './kinds/statefulSet';
import type { PodDemand } from './PodDemand';

/** The kinds of objects whose pods are known by what they say themselves. */
const DEMAND_KINDS: readonly DemandKind[] = [
  inferenceService,
  llmInferenceService,
  knativeService,
  seldonDeployment,
  seldonServer,
  rayService,
  nimService,
  rollout,
  deployment,
  statefulSet,
];

/** Which pods an object asks for; none of an object that makes none, or of another kind. */
export function podDemands(
  object: unknown,
  context: DemandContext,
): PodDemand[] {
  const reader = FieldReader.of(object);
  const [group = ''] = (reader.at('apiVersion').string() ?? '').split('/');
  const kind = reader.at('kind').string();
  return (
    DEMAND_KINDS.find(each => each.group === group && each.kind === kind)?.read(
      object,
      context,
    ) ?? []
  );
}
