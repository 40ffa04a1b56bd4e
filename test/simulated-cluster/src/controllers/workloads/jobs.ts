import type { KubeObject } from '../../json/KubeObject';
import { conditionOf, numberAt, objectAt } from '../../json/read';
import { isOwnedBy, type ClusterClient } from '../ClusterClient';

/** kubernetes/kubernetes: pkg/controller/job, for jobs that never finish */
export function controlJobs(client: ClusterClient, namespace: string): void {
  for (const job of client.list('jobs.batch', namespace)) {
    const wanted = numberAt(job, 'spec', 'parallelism') ?? 1;
    for (let index = 0; index < wanted; index++) {
      addPod(client, job, index);
    }
    const pods = client
      .list('pods', namespace)
      .filter(pod => isOwnedBy(pod, job));
    client.setStatus('jobs.batch', job, {
      startTime: job.metadata.creationTimestamp,
      active: pods.length,
      ready: pods.filter(pod => conditionOf(pod, 'Ready')?.status === 'True')
        .length,
    });
  }
}

function addPod(client: ClusterClient, job: KubeObject, index: number): void {
  const { name, namespace = '', uid = '' } = job.metadata;
  const podName = `${name}-${String(index).padStart(5, 'x')}`;
  if (client.get('pods', namespace, podName)) {
    return;
  }
  const template = objectAt(job, 'spec', 'template');
  client.ensure('pods', {
    name: podName,
    namespace,
    labels: {
      ...(objectAt(template, 'metadata', 'labels') as Record<string, string>),
      'batch.kubernetes.io/controller-uid': uid,
      'batch.kubernetes.io/job-name': name,
      'job-name': name,
    },
    annotations: {
      ...(objectAt(template, 'metadata', 'annotations') as Record<
        string,
        string
      >),
    },
    owner: job,
    fields: { spec: objectAt(template, 'spec') ?? {} },
  });
}
