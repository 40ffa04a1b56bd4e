import { type Deployment, DEPLOYMENTS } from '../../kubernetes/deployment';
import { firstMark, type Marks } from '../../kubernetes/marks';
import type { KubeObject } from '../../kubernetes/resourceType';
import type { NamespaceObjects } from '../NamespaceObjects';

/**
 * The name of the model service that a Deployment belongs to. Its pod template carries it as
 * well, so that its pods can be asked for without reading all pods of the cluster.
 */
export const MODEL_SERVICE_LABEL = 'modeldeck.io/model-service';

/** The Deployments that together are one model service, the oldest first. */
export interface DeploymentGroup {
  name: string;
  deployments: readonly Deployment[];
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
  const groups = new Map<string, Deployment[]>();
  for (const deployment of objects.list(DEPLOYMENTS)) {
    const name = modelServiceName(deployment);
    if (name === undefined) {
      continue;
    }
    const members = groups.get(name);
    if (members) {
      members.push(deployment);
    } else {
      groups.set(name, [deployment]);
    }
  }
  return [...groups].map(([name, members]) => ({
    name,
    deployments: members.sort(byAge),
  }));
}

function byAge({ metadata: a }: Deployment, { metadata: b }: Deployment) {
  const [ageA, ageB] = [a.creationTimestamp ?? '', b.creationTimestamp ?? ''];
  if (ageA !== ageB) {
    return ageA < ageB ? -1 : 1;
  }
  return a.name < b.name ? -1 : 1;
}
