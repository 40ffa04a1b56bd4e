import type { PodSummary } from '@modeldeck/plugin-model-serving-common';
import { acceleratorsOf, ageOf, NONE, textOf } from './values';

export interface PodView {
  name: string;
  state: string;
  condition: 'ready' | 'starting' | 'broken';
  restarts: string;
  age: string;
  node: string;
  gpus: string;
}

export function podView(pod: PodSummary, now: Date): PodView {
  return {
    name: pod.name,
    state: pod.state,
    condition: conditionOf(pod),
    restarts: pod.restarts === 0 ? NONE : String(pod.restarts),
    age: ageOf(pod.createdAt, now),
    node: textOf(pod.node),
    gpus: acceleratorsOf(pod.accelerators),
  };
}

/** Pod states in which time alone may help, as kubectl names them. */
const STARTING =
  /^(Pending|ContainerCreating|PodInitializing|Running|Init:\d+\/\d+|Terminating)$/;

function conditionOf({ ready, state }: PodSummary): PodView['condition'] {
  if (ready) {
    return 'ready';
  }
  return STARTING.test(state) ? 'starting' : 'broken';
}
