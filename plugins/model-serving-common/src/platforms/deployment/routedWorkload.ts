import { orUnknown } from '../../model/known';
import type { RoutedMember } from '../../routing/RoutedMember';
import type { NamespaceObjects } from '../NamespaceObjects';
import type { PlainWorkload } from '../PlainWorkload';
import { readyPodsOf } from './workloadPods';

/** A workload as a route sees it. */
export function routedWorkload(
  workload: PlainWorkload,
  objects: NamespaceObjects,
): RoutedMember {
  const { kind, metadata, template, replicas } = workload;
  return {
    name: metadata.name,
    title: `${kind}/${metadata.name}`,
    labels: template.labels,
    wantedReplicas: orUnknown(replicas, 'spec.replicas is not a count'),
    readyPods: readyPodsOf(workload, objects),
  };
}
