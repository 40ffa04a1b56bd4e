import { controlRollouts } from './argo/rollouts';
import type { Controller } from './Controller';
import { acceptRoutes } from './gateway/routes';
import { controlRevisions } from './knative/revisions';
import { controlKnativeServices } from './knative/services';
import { controlInferenceGraphs } from './kserve/inferenceGraphs';
import { controlInferenceServices } from './kserve/inferenceServices';
import { controlLlmInferenceServices } from './kserve/llmInferenceServices';
import { controlSeldonDeployments } from './seldon/seldonDeployments';
import { controlExperiments } from './seldonV2/experiments';
import { controlModels } from './seldonV2/models';
import { controlPipelines } from './seldonV2/pipelines';
import { controlServers } from './seldonV2/servers';
import { controlDaemonSets } from './workloads/daemonSets';
import { controlDeployments } from './workloads/deployments';
import { controlJobs } from './workloads/jobs';
import { runPods } from './workloads/kubelet';
import { controlReplicaSets } from './workloads/replicaSets';
import { countQuotas } from './workloads/resourceQuotas';
import { schedulePods } from './workloads/scheduler';

/** All controllers, from what users write down to what runs. */
export const controllers: readonly Controller[] = [
  controlInferenceServices,
  controlLlmInferenceServices,
  controlInferenceGraphs,
  controlKnativeServices,
  controlRevisions,
  controlSeldonDeployments,
  controlServers,
  controlModels,
  controlPipelines,
  controlExperiments,
  controlRollouts,
  controlDeployments,
  controlReplicaSets,
  controlJobs,
  controlDaemonSets,
  acceptRoutes,
  schedulePods,
  runPods,
  countQuotas,
];
