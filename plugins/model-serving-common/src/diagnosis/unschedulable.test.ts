import { unschedulable, only } from './testing/podFixtures';

describe('a pod that no node takes', () => {
  const gpu = {
    containers: [
      { name: 'server', resources: { limits: { 'nvidia.com/gpu': 2 } } },
    ],
  };

  it.each([
    [
      '0/5 nodes are available: 3 Insufficient nvidia.com/gpu, 2 node(s) had untolerated taint {gpu: yes}. preemption: 0/5 nodes are available: 5 Preemption is not helpful for scheduling.',
      'no node can take the pod: 3 nodes have too little nvidia.com/gpu free (the pod asks for 2); 2 nodes have a taint it does not tolerate {gpu: yes}',
    ],
    [
      "0/4 nodes are available: 4 node(s) didn't match Pod's node affinity/selector.",
      'no node can take the pod: its nodeSelector or node affinity leaves out 4 nodes',
    ],
    [
      '0/1 nodes are available: 1 Insufficient memory.',
      'no node can take the pod: 1 node has too little memory free',
    ],
    [
      'pod has unbound immediate PersistentVolumeClaims',
      'no node can take the pod: its volume cannot be had: unbound immediate PersistentVolumeClaims',
    ],
    ['something new', 'no node can take the pod'],
  ])('%s', (message, cause) => {
    expect(only(unschedulable(message, gpu))).toMatchObject({
      rule: 'pod-unschedulable',
      severity: 'error',
      cause,
    });
  });
});
