import {
  type CanaryPolicy,
  effectivePolicy,
  type ModelService,
  type ServingSettings,
} from '@modeldeck/plugin-model-serving-common';

/** What a canary is judged by. */
export interface JudgedPolicy {
  policy: CanaryPolicy;
  /** what the service demands that contradicts itself: the portal's policy stands in, and nothing follows */
  policyProblems: readonly string[];
}

/** The policy of a service, as the portal and its annotations demand it. */
export function judgedPolicy(
  { canaryPolicy }: Pick<ModelService, 'canaryPolicy'>,
  settings: ServingSettings,
): JudgedPolicy {
  const demanded = effectivePolicy(settings.canaryPolicy, canaryPolicy);
  return {
    policy:
      demanded.problems.length === 0
        ? demanded.policy
        : // The portal did not start unless this one can be used.
          effectivePolicy(settings.canaryPolicy).policy,
    policyProblems: demanded.problems,
  };
}
