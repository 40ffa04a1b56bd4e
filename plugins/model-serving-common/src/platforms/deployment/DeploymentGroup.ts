import { type Deployment, DEPLOYMENTS } from '../../kubernetes/deployment';
import { firstMark, type Marks } from '../../kubernetes/marks';
import type { KubeObject } from '../../kubernetes/resourceType';
import type { Recognition } from '../../model/types';
import {
  MODEL_SERVICE_LABEL,
  recognise,
  type RecognisedWorkload,
} from '../../recognition/recognise';
import type { ServingSettings } from '../../settings/ServingSettings';
import type { NamespaceObjects } from '../NamespaceObjects';

/** The Deployments that together are one model service, the oldest first. */
export interface DeploymentGroup {
  name: string;
  deployments: readonly [Deployment, ...Deployment[]];
  /** of the oldest one */
  recognisedBy: Recognition;
}

/** The name of the model service that an object says it belongs to. */
export function modelServiceName({ metadata }: KubeObject): string | undefined {
  return metadata.labels[MODEL_SERVICE_LABEL] || undefined;
}

/** Places that a Deployment's settings may be written at; its own go before its template's. */
export function marksOf({ metadata, template }: Deployment): Marks[] {
  return [metadata, template];
}

/** The first such mark on any Deployment of the group. */
export function groupMark(
  { deployments }: DeploymentGroup,
  ...keys: string[]
): string | undefined {
  return firstMark(deployments.flatMap(marksOf), ...keys);
}

export function deploymentGroups(objects: NamespaceObjects): DeploymentGroup[] {
  const groups = new Map<string, DeploymentGroup>();
  for (const deployment of [...objects.list(DEPLOYMENTS)].sort(byAge)) {
    const recognised = recogniseDeployment(deployment, objects.settings);
    if (recognised === undefined) {
      continue;
    }
    const { service: name, by } = recognised;
    const group = groups.get(name);
    groups.set(
      name,
      group
        ? { ...group, deployments: [...group.deployments, deployment] }
        : { name, deployments: [deployment], recognisedBy: by },
    );
  }
  return [...groups.values()];
}

function recogniseDeployment(
  { metadata, template: { containers } }: Deployment,
  settings: ServingSettings,
): RecognisedWorkload | undefined {
  return recognise({ kind: 'Deployment', metadata, containers }, settings);
}

function byAge({ metadata: a }: Deployment, { metadata: b }: Deployment) {
  const [ageA, ageB] = [a.creationTimestamp ?? '', b.creationTimestamp ?? ''];
  if (ageA !== ageB) {
    return ageA < ageB ? -1 : 1;
  }
  return a.name < b.name ? -1 : 1;
}
