import { aNode, GPU } from '../../../gpu/fit/testing/fitting';
import { unknown } from '../../../model/known';
import type { PreflightReport } from '../../../model/preflightTypes';
import type { ModelService } from '../../../model/types';
import { namespaceOf } from '../../../platforms/testing/namespaceOf';
import { revisionOf, serviceOf } from '../../sources/testing/canaryOf';
import type { PreflightFacts } from '../PreflightFacts';
import { preflightReport } from '../preflightReport';

/** A node with so many GPUs free. */
export function withGpus(name: string, gpus: number) {
  return aNode(name, {
    cluster: 'west',
    free: { [GPU]: gpus, cpu: 32, memory: 2 ** 38, pods: 50 },
  });
}

export function roomOf(...gpus: number[]) {
  return {
    nodes: gpus.map((count, index) => withGpus(`n${index + 1}`, count)),
    quotas: [],
    gaps: [],
  };
}

export function deployment(spec: object, more: object = {}) {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'churn', namespace: 'ml', uid: 'u', ...more },
    spec: {
      replicas: 2,
      ...spec,
    },
  };
}

/** A pod template whose container asks for so many GPUs. */
export function template(gpus: number, more: object = {}, labels = {}) {
  return {
    metadata: { labels },
    spec: {
      containers: [
        { name: 'c', image: 'v1', resources: { limits: { [GPU]: `${gpus}` } } },
      ],
      ...more,
    },
  };
}

export function factsOf(given: Partial<PreflightFacts> = {}): PreflightFacts {
  const service: ModelService = serviceOf([revisionOf('v1')], {
    kind: 'Deployment',
    platform: 'deployment',
    mode: 'Deployment',
  });
  return {
    subject: 'manifest',
    after: service,
    objects: namespaceOf([]),
    changed: [],
    notServed: [],
    room: roomOf(),
    models: {},
    metrics: unknown('no metrics were asked'),
    required: ['errors', 'latency'],
    meansSuffice: false,
    ...given,
  };
}

export function check(report: PreflightReport, id: string) {
  return report.checks.find(each => each.id === id);
}

export function checkOf(given: Partial<PreflightFacts>, id: string) {
  return check(preflightReport(factsOf(given)), id);
}

export function changed(live: object | undefined, applied: object) {
  return [{ live, applied }];
}

/** A service that is there already. */
export const BEFORE = factsOf().after;
