import type { Deployment } from '../../kubernetes/deployment';
import { orUnknown } from '../../model/known';
import type { RoutedMember } from '../../routing/RoutedMember';
import type { NamespaceObjects } from '../NamespaceObjects';
import { readyPodsOf } from './deploymentPods';

/** A Deployment as a route sees it. */
export function routedDeployment(
  deployment: Deployment,
  objects: NamespaceObjects,
): RoutedMember {
  const { metadata, template, replicas } = deployment;
  return {
    name: metadata.name,
    title: `Deployment/${metadata.name}`,
    labels: template.labels,
    wantedReplicas: orUnknown(replicas, 'spec.replicas is not a count'),
    readyPods: readyPodsOf(deployment, objects),
  };
}
