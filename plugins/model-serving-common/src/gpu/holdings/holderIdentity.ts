import { plainText } from '../../kubernetes/plainText';
import type { SchedulingPod } from '../../kubernetes/schedulingPod';
import type { GpuHolding } from '../GpuHoldings';

type Identity = Pick<GpuHolding, 'class' | 'owner'>;
type Labels = Readonly<Record<string, string>>;

/** Kinds of controllers that train, or compute once and end. */
const TRAINING_KINDS: ReadonlySet<string> = new Set([
  'Job',
  'CronJob',
  'JobSet',
  'PyTorchJob',
  'TFJob',
  'MPIJob',
  'XGBoostJob',
  'PaddleJob',
  'JAXJob',
  'TrainJob',
  'RayJob',
  'AppWrapper',
  'Workflow',
  'PipelineRun',
  'TaskRun',
  'SparkApplication',
]);

interface LabelRule {
  class: Identity['class'];
  /** kind/name of what made the pod, by its labels */
  owner(labels: Labels, controller: string | undefined): string | undefined;
}

/**
 * Labels tell more than the owner reference: a Job may belong to a JobSet, a pod of a cluster to the
 * job that the cluster was made for. The first rule that knows an owner counts.
 */
const LABEL_RULES: readonly LabelRule[] = [
  // kubeflow/kubeflow: components/notebook-controller
  {
    class: 'notebook',
    owner: labels => titled('Notebook', labels['notebook-name']),
  },
  {
    // jupyterhub/kubespawner
    class: 'notebook',
    owner: labels =>
      labels.component === 'singleuser-server'
        ? titled('Notebook', labels['hub.jupyter.org/username'] ?? 'jupyterhub')
        : undefined,
  },
  // ray-project/kuberay: ray-operator/controllers/ray/utils/constant.go
  {
    class: 'training',
    owner: labels =>
      labels['ray.io/originated-from-crd'] === 'RayJob'
        ? titled('RayJob', labels['ray.io/originated-from-cr-name'])
        : undefined,
  },
  // kubeflow/trainer: pkg/apis/kubeflow.org/v1, JobNameLabel
  {
    class: 'training',
    owner: (labels, controller) =>
      labels['training.kubeflow.org/job-name']
        ? controller ?? titled('Job', labels['training.kubeflow.org/job-name'])
        : undefined,
  },
  {
    class: 'training',
    owner: labels => titled('JobSet', labels['jobset.sigs.k8s.io/jobset-name']),
  },
  {
    class: 'training',
    owner: labels =>
      titled('Workflow', labels['workflows.argoproj.io/workflow']),
  },
  {
    class: 'training',
    owner: labels => titled('PipelineRun', labels['tekton.dev/pipelineRun']),
  },
  {
    class: 'training',
    owner: labels => titled('Job', labels['batch.kubernetes.io/job-name']),
  },
];

/** Whose pod it is, and what for, as far as its owner and labels say. */
export function holderIdentity({ metadata }: SchedulingPod): Identity {
  const { labels, ownerReferences } = metadata;
  const controller = ownerReferences.find(owner => owner.controller);
  const title = controller && titled(controller.kind, controller.name);
  for (const rule of LABEL_RULES) {
    const owner = rule.owner(labels, title);
    if (owner !== undefined) {
      return { class: rule.class, owner };
    }
  }
  if (controller === undefined) {
    return { class: 'other' };
  }
  return {
    class: TRAINING_KINDS.has(controller.kind) ? 'training' : 'other',
    owner: deploymentOf(controller.kind, controller.name, labels) ?? title,
  };
}

/** ReplicaSets are called after their Deployment and the hash of its template. */
function deploymentOf(
  kind: string,
  name: string,
  labels: Labels,
): string | undefined {
  const suffix = `-${labels['pod-template-hash'] ?? ''}`;
  return kind === 'ReplicaSet' && suffix.length > 1 && name.endsWith(suffix)
    ? titled('Deployment', name.slice(0, -suffix.length))
    : undefined;
}

function titled(kind: string, name: string | undefined): string | undefined {
  return name ? `${plainText(kind)}/${plainText(name)}` : undefined;
}
