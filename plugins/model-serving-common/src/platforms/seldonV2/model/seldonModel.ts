import { type Condition, readConditions } from '../../../kubernetes/conditions';
import type { FieldReader } from '../../../kubernetes/FieldReader';
import { plainText } from '../../../kubernetes/plainText';
import { readCount } from '../../../kubernetes/readCount';
import {
  defineResource,
  type KubeObject,
} from '../../../kubernetes/resourceType';
import { readName } from '../../../kubernetes/readName';
import { readNames } from '../readNames';

/** A model that a Server loads beside others. */
export interface SeldonModel extends KubeObject {
  storageUri: string | undefined;
  modelType: string | undefined;
  artifactVersion: number | undefined;
  /** capabilities that its Server must have, all of them */
  requirements: string[];
  memory: string | undefined;
  replicas: number | undefined;
  minReplicas: number | undefined;
  maxReplicas: number | undefined;
  /** the only Server that may load it */
  pinnedServer: string | undefined;
  /** names of what it explains */
  explains: { model: string | undefined; pipeline: string | undefined };
  conditions: Condition[];
  /** replicas that are asked for, as the controller counts them */
  statusReplicas: number | undefined;
  availableReplicas: number | undefined;
  /** the Server that was chosen, where the status tells */
  chosenServer: string | undefined;
}

export const MODELS = defineResource<Omit<SeldonModel, keyof KubeObject>>({
  group: 'mlops.seldon.io',
  versions: ['v1alpha1'],
  plural: 'models',
  kind: 'Model',
  namespaced: true,
  read(model) {
    const spec = model.at('spec');
    const status = model.at('status');
    return {
      storageUri: spec.at('storageUri').string() || undefined,
      modelType: readName(spec.at('modelType')),
      artifactVersion: spec.at('artifactVersion').integer(),
      requirements: readNames(spec.at('requirements')),
      memory: readMemory(spec.at('memory')),
      replicas: readCount(spec.at('replicas')),
      minReplicas: readCount(spec.at('minReplicas')),
      maxReplicas: readCount(spec.at('maxReplicas')) || undefined,
      pinnedServer: readName(spec.at('server')),
      explains: {
        model: readName(spec.at('explainer', 'modelRef')),
        pipeline: readName(spec.at('explainer', 'pipelineRef')),
      },
      conditions: readConditions(status.at('conditions')),
      statusReplicas: readCount(status.at('replicas')),
      availableReplicas: readCount(status.at('availableReplicas')),
      chosenServer: serverOfSelector(status.at('selector').string()),
    };
  },
});

function readMemory(memory: FieldReader): string | undefined {
  const amount = memory.scalar();
  return amount === undefined ? undefined : plainText(String(amount));
}

/** The status has `server=<name>` for an autoscaler to select by (docs: k8s-examples). */
function serverOfSelector(selector: string | undefined): string | undefined {
  const [, server] = /^server=([^,\s]+)$/.exec(selector ?? '') ?? [];
  return server && plainText(server);
}

/** The Server that holds it, as far as spec or status tell. */
export function serverOf({
  pinnedServer,
  chosenServer,
}: SeldonModel): string | undefined {
  return chosenServer ?? pinnedServer;
}

/** One replica where nobody asks for more; a minimum is where autoscaling begins. */
export function wantedReplicas(model: SeldonModel): number {
  const { statusReplicas, replicas, minReplicas } = model;
  return statusReplicas ?? replicas ?? minReplicas ?? 1;
}
