import { podAccelerators } from '../kubernetes/accelerators';
import { condition } from '../kubernetes/conditions';
import type { Pod } from '../kubernetes/pod';
import type { Finding } from '../model/types';
import { findingAbout, quote } from './finding';
import { kubectlCommand } from './kubectlCommand';

interface Obstacle {
  /** how the scheduler writes it */
  pattern: RegExp;
  cause(pod: Pod, match: RegExpMatchArray): string;
  fix: string;
}

/** Most telling first: a taint on a GPU node explains a missing GPU, not the other way round. */
const OBSTACLES: readonly Obstacle[] = [
  {
    pattern: /(\d+) Insufficient ([\w.-]+\/[\w.-]+)/,
    cause: (pod, [, nodes, resource]) =>
      `${nodesOf(nodes)} too little ${resource} free (the pod asks for ${asked(
        pod,
        resource,
      )})`,
    fix: 'free accelerators, add nodes of that pool or ask for fewer',
  },
  {
    pattern: /(\d+) node\(s\) had untolerated taint(?:\(s\))? ?(\{[^}]*\})?/,
    cause: (_, [, nodes, taint]) =>
      `${nodesOf(nodes)} a taint it does not tolerate${
        taint ? ` ${taint}` : ''
      }`,
    fix: 'add a toleration if it belongs on those nodes',
  },
  {
    pattern: /(\d+) node\(s\) didn't match Pod's node affinity\/selector/,
    cause: (_, [, nodes]) =>
      `its nodeSelector or node affinity leaves out ${
        nodes === '1' ? '1 node' : `${nodes} nodes`
      }`,
    fix: 'correct the nodeSelector, or label nodes for it',
  },
  {
    pattern: /(\d+) Insufficient (cpu|memory|ephemeral-storage)/,
    cause: (_, [, nodes, resource]) =>
      `${nodesOf(nodes)} too little ${resource} free`,
    fix: 'lower its requests or add nodes',
  },
  {
    pattern:
      /unbound immediate PersistentVolumeClaims|volume node affinity conflict|persistentvolumeclaim "[^"]*" not found/,
    cause: (_, [text]) => `its volume cannot be had: ${text}`,
    fix: 'look at its PersistentVolumeClaims',
  },
  {
    pattern: /quota/i,
    cause: () => 'a quota does not leave room for it',
    fix: 'free quota or ask for more',
  },
];

/** No node takes the pod. @public */
export function unschedulable(pod: Pod): Finding | undefined {
  const scheduled = condition(pod.conditions, 'PodScheduled');
  if (scheduled?.status !== 'False' || scheduled.reason !== 'Unschedulable') {
    return undefined;
  }
  const { message } = scheduled;
  const found = OBSTACLES.flatMap(obstacle => {
    const match = obstacleText(message).match(obstacle.pattern);
    return match ? [{ ...obstacle, text: obstacle.cause(pod, match) }] : [];
  });
  const why = found.map(({ text }) => text).join('; ');
  return findingAbout(pod, {
    rule: 'pod-unschedulable',
    severity: 'error',
    cause: `no node can take the pod${why ? `: ${why}` : ''}`,
    evidence: [
      { source: 'condition', detail: `PodScheduled=False: ${quote(message)}` },
    ],
    fix: `${
      found[0]?.fix ?? 'read what the scheduler says'
    }; see ${kubectlCommand(pod, 'describe', 'pod', pod.metadata.name)}`,
  });
}

/** The second sentence is about preemption and repeats the nodes with other words. */
function obstacleText(message: string): string {
  return message.replace(/\bpreemption:.*$/s, '');
}

function asked(pod: Pod, resource: string | undefined): string {
  const wanted = podAccelerators(pod).find(a => a.resource === resource);
  return wanted ? String(wanted.count) : 'more';
}

function nodesOf(count: string | undefined): string {
  return count === '1' ? '1 node has' : `${count} nodes have`;
}
