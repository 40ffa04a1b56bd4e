import type { Component } from '../../model/types';
import { partFields } from './partFields';
import type { SeldonDeployment } from './seldonDeployment';
import { type SeldonWorkloads, workloadsOf } from './seldonWorkloads';

/**
 * What runs beside the predictors: their explainers, and orchestrators that have pods of their
 * own. Otherwise the orchestrator is a container in the predictor's pods and counted with them.
 */
export function seldonComponents(
  deployment: SeldonDeployment,
  workloads: SeldonWorkloads,
): Component[] {
  const { predictors, hasSeparateEngine } = deployment;
  const explainers = predictors.flatMap(predictor => {
    const { explainer } = predictor;
    if (!explainer) {
      return [];
    }
    const own = workloadsOf(predictor, 'explainer', deployment, workloads);
    // An explainer goes where its predictor goes to zero.
    const isAtZero = (predictor.replicas ?? deployment.replicas) === 0;
    const wanted = isAtZero ? 0 : explainer.replicas ?? 1;
    return [
      {
        name: `${predictor.name} ${explainer.type}`,
        kind: 'explainer' as const,
        ...partFields(own, wanted),
        sharedBy: [],
      },
    ];
  });
  const orchestrators = hasSeparateEngine
    ? predictors.map(predictor => {
        const { name, replicas, orchestratorReplicas } = predictor;
        const own = workloadsOf(
          predictor,
          'orchestrator',
          deployment,
          workloads,
        );
        const wanted =
          orchestratorReplicas ?? replicas ?? deployment.replicas ?? 1;
        return {
          name: `${name} service orchestrator`,
          kind: 'router' as const,
          ...partFields(own, wanted),
          sharedBy: [],
        };
      })
    : [];
  return [...explainers, ...orchestrators];
}
