import { revisionFailed } from '../../diagnosis/revisionFailed';
import { malformedFields } from '../../diagnosis/malformedFields';
import { diagnosePods } from '../../diagnosis/podRules';
import type { KnativeService } from '../../kubernetes/knativeService';
import type { Finding } from '../../model/types';
import type { NamespaceObjects } from '../NamespaceObjects';
import { knativeVersions } from './KnativeVersion';

/**
 * What keeps it from running. Pods know causes; what Knative reports of the same trouble is left
 * out then. A revision that Knative gave up has no pods left, so that it speaks for itself.
 */
export function knativeFindings(
  service: KnativeService,
  objects: NamespaceObjects,
): Finding[] {
  const versions = knativeVersions(service, objects);
  const malformed = malformedFields(service);
  return [
    ...versions.flatMap(({ name, object, pods }) => {
      const ofPods = diagnosePods(pods);
      const isAsked = isAskedFor(service, name);
      return ofPods.length > 0 || !isAsked
        ? ofPods
        : (object && revisionFailed(object)) ?? [];
    }),
    ...(malformed ? [malformed] : []),
  ];
}

/** A revision that failed long ago and is no longer meant by anything is no trouble. */
function isAskedFor(service: KnativeService, name: string): boolean {
  return (
    name === service.latestCreated ||
    [...service.traffic, ...service.routed].some(
      ({ revision }) => revision === name,
    )
  );
}
