import { type Condition, readConditions } from '../../kubernetes/conditions';
import type { FieldReader } from '../../kubernetes/FieldReader';
import { readCount } from '../../kubernetes/readCount';
import { defineResource, type KubeObject } from '../../kubernetes/resourceType';
import { type CanaryAnalysis, readAnalysis } from './analysis';

export interface CanaryStatus {
  /** Initializing … Succeeded or Failed; empty until Flagger has looked at it */
  phase: string;
  /** undefined for what is written but is no weight */
  canaryWeight: number | undefined;
  failedChecks: number;
  iterations: number;
  /** hashes of the pod templates of the canary, and of what was promoted last */
  lastAppliedSpec: string;
  lastPromotedSpec: string;
}

export interface Canary extends KubeObject {
  /** empty where Flagger was started with one for all, which no object tells */
  provider: string;
  targetRef: { kind: string; name: string };
  /** of the Services that Flagger makes: `<name>`, `<name>-primary`, `<name>-canary` */
  serviceName: string;
  /** undefined: every version is promoted without a look at it */
  analysis: CanaryAnalysis | undefined;
  skipAnalysis: boolean;
  suspend: boolean;
  status: CanaryStatus;
  conditions: Condition[];
}

export const CANARIES = defineResource<Omit<Canary, keyof KubeObject>>({
  group: 'flagger.app',
  versions: ['v1beta1'],
  plural: 'canaries',
  kind: 'Canary',
  namespaced: true,
  read(canary) {
    const spec = canary.at('spec');
    const target = spec.at('targetRef', 'name').string() ?? '';
    // `canaryAnalysis` is what v1alpha3 called it, and is read still.
    const analysis = spec.at('analysis').exists
      ? spec.at('analysis')
      : spec.at('canaryAnalysis');
    return {
      provider: spec.at('provider').string() ?? '',
      targetRef: {
        kind: spec.at('targetRef', 'kind').string() || 'Deployment',
        name: target,
      },
      serviceName: spec.at('service', 'name').string() || target,
      analysis: analysis.exists ? readAnalysis(analysis) : undefined,
      skipAnalysis: spec.at('skipAnalysis').boolean() ?? false,
      suspend: spec.at('suspend').boolean() ?? false,
      status: readStatus(canary.at('status')),
      conditions: readConditions(canary.at('status', 'conditions')),
    };
  },
});

function readStatus(status: FieldReader): CanaryStatus {
  const weight = status.at('canaryWeight');
  return {
    phase: status.at('phase').string() ?? '',
    canaryWeight: weight.exists ? readCount(weight) : 0,
    failedChecks: readCount(status.at('failedChecks')) ?? 0,
    iterations: readCount(status.at('iterations')) ?? 0,
    lastAppliedSpec: status.at('lastAppliedSpec').string() ?? '',
    lastPromotedSpec: status.at('lastPromotedSpec').string() ?? '',
  };
}
