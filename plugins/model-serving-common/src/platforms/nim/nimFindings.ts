import { findingAbout, quote } from '../../diagnosis/finding';
import { kubectlCommand } from '../../diagnosis/kubectlCommand';
import { malformedFields } from '../../diagnosis/malformedFields';
import { diagnosePods } from '../../diagnosis/podRules';
import { progressDeadline } from '../../diagnosis/progressDeadline';
import { replicaFailure } from '../../diagnosis/replicaFailure';
import type { Finding } from '../../model/types';
import type { NamespaceObjects } from '../NamespaceObjects';
import { conditionOf } from './nimHealth';
import { nimInferenceService } from './nimInferenceService';
import type { NimService } from './nimService';
import { nimDeployment, podsOfNimService } from './nimWorkload';

/** What keeps it from running, apart from what its InferenceService tells. */
export function nimFindings(
  service: NimService,
  objects: NamespaceObjects,
): Finding[] {
  const deployment = nimDeployment(service, objects);
  return [
    ...(nimInferenceService(service, objects)
      ? []
      : diagnosePods(podsOfNimService(service, objects))),
    deployment && replicaFailure(deployment),
    deployment && progressDeadline(deployment),
    failure(service),
    acceleratorsByClaim(service),
    malformedFields(service),
  ].filter(finding => finding !== undefined);
}

/** A failure that the operator names; it stays until somebody acts, and starts no pod. */
function failure(service: NimService): Finding | undefined {
  const failed = conditionOf(
    service.conditions,
    'Failed',
    'NIM_SERVICE_FAILED',
  );
  if (failed?.status !== 'True') {
    return undefined;
  }
  const isCache = failed.reason.startsWith('NIMCache');
  const cache = service.cache ?? '';
  return findingAbout(service, {
    rule: isCache ? 'nim-cache-failed' : 'nim-service-failed',
    severity: 'error',
    cause: isCache
      ? `NIMCache "${cache}", from which it is to load its model, ${
          failed.reason === 'NIMCacheNotFound' ? 'does not exist' : 'has failed'
        }`
      : `the NIM operator could not set it up: ${failed.reason}`,
    evidence: [
      {
        source: 'condition',
        detail: `Failed=True ${failed.reason}: ${quote(failed.message)}`,
      },
    ],
    fix: isCache
      ? `see it, or name another in spec.storage.nimCache: ${kubectlCommand(
          service,
          'describe',
          'nimcache',
          cache,
        )}`
      : `see ${kubectlCommand(
          service,
          'describe',
          'nimservice',
          service.metadata.name,
        )}`,
  });
}

/** Devices of a claim are not among a container's resources, where accelerators are counted. */
function acceleratorsByClaim(service: NimService): Finding | undefined {
  const { claims, metadata } = service;
  if (claims === 0) {
    return undefined;
  }
  return findingAbout(service, {
    rule: 'accelerators-by-claim',
    severity: 'info',
    cause: `its pods get devices by ${claims} resource claim${
      claims === 1 ? '' : 's'
    }, which are not counted among its accelerators`,
    evidence: [{ source: 'field', detail: `spec.draResources: ${claims}` }],
    fix: `see what they hold: ${kubectlCommand(
      service,
      'get',
      'nimservice',
      metadata.name,
      '-o',
      'jsonpath={.status.draResourceStatuses}',
    )}`,
  });
}
