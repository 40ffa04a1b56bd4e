import { SCHEDULING_PODS } from '../../kubernetes/schedulingPod';
import { holderIdentity } from './holderIdentity';

function identityOf(
  labels: Record<string, string>,
  controller?: [kind: string, name: string],
) {
  const [kind, name] = controller ?? [];
  return holderIdentity(
    SCHEDULING_PODS.decode({
      metadata: {
        name: 'pod',
        labels,
        ownerReferences: controller
          ? [
              { kind: 'Other', name: 'x', controller: false },
              { kind, name, controller: true },
            ]
          : [],
      },
      spec: {
        containers: [{ resources: { limits: { 'nvidia.com/gpu': 1 } } }],
      },
    }),
  );
}

describe('holderIdentity', () => {
  it.each<
    [string, Record<string, string>, [string, string] | undefined, object]
  >([
    ['nobody’s pod', {}, undefined, { class: 'other' }],
    [
      'a Deployment, by its ReplicaSet',
      { 'pod-template-hash': '7f9c' },
      ['ReplicaSet', 'chat-7f9c'],
      { class: 'other', owner: 'Deployment/chat' },
    ],
    [
      'a ReplicaSet of its own',
      {},
      ['ReplicaSet', 'chat-7f9c'],
      { class: 'other', owner: 'ReplicaSet/chat-7f9c' },
    ],
    [
      'a Job',
      { 'batch.kubernetes.io/job-name': 'train' },
      ['Job', 'train'],
      { class: 'training', owner: 'Job/train' },
    ],
    [
      'a JobSet, by the pods of its Jobs',
      {
        'batch.kubernetes.io/job-name': 'bert-workers-0',
        'jobset.sigs.k8s.io/jobset-name': 'bert',
      },
      ['Job', 'bert-workers-0'],
      { class: 'training', owner: 'JobSet/bert' },
    ],
    [
      'a training operator’s job',
      { 'training.kubeflow.org/job-name': 'bert' },
      ['PyTorchJob', 'bert'],
      { class: 'training', owner: 'PyTorchJob/bert' },
    ],
    [
      'a RayJob, by its cluster',
      {
        'ray.io/originated-from-crd': 'RayJob',
        'ray.io/originated-from-cr-name': 'tune',
      },
      ['RayCluster', 'tune-raycluster-x1'],
      { class: 'training', owner: 'RayJob/tune' },
    ],
    [
      'a RayService, which serves',
      {
        'ray.io/originated-from-crd': 'RayService',
        'ray.io/originated-from-cr-name': 'chat',
      },
      ['RayCluster', 'chat-raycluster-x1'],
      { class: 'other', owner: 'RayCluster/chat-raycluster-x1' },
    ],
    [
      'a step of a workflow',
      { 'workflows.argoproj.io/workflow': 'nightly' },
      ['Workflow', 'nightly'],
      { class: 'training', owner: 'Workflow/nightly' },
    ],
    [
      'a step of a pipeline',
      { 'tekton.dev/pipelineRun': 'nightly-7' },
      ['TaskRun', 'nightly-7-train'],
      { class: 'training', owner: 'PipelineRun/nightly-7' },
    ],
    [
      'a notebook of Kubeflow',
      { 'notebook-name': 'kim' },
      ['StatefulSet', 'kim'],
      { class: 'notebook', owner: 'Notebook/kim' },
    ],
    [
      'a notebook of JupyterHub',
      { component: 'singleuser-server', 'hub.jupyter.org/username': 'kim' },
      undefined,
      { class: 'notebook', owner: 'Notebook/kim' },
    ],
    [
      'some other component',
      { component: 'predictor' },
      undefined,
      { class: 'other' },
    ],
  ])('knows %s', (_, labels, controller, identity) => {
    expect(identityOf(labels, controller)).toEqual(identity);
  });
});
