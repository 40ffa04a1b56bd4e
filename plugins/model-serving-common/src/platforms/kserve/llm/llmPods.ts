import { type Pod, PODS } from '../../../kubernetes/pod';
import type { NamespaceObjects, ObjectIndex } from '../../NamespaceObjects';
import {
  LLM_COMPONENT_LABEL,
  LLM_NAME_LABEL,
  LLM_PART_OF,
  LLM_PART_OF_LABEL,
} from '../labels';
import { byName } from '../../../kubernetes/byName';

const PODS_BY_LLM_SERVICE: ObjectIndex<Pod> = {
  type: PODS,
  keysOf({ metadata: { labels } }) {
    const name = labels[LLM_NAME_LABEL];
    return name && labels[LLM_PART_OF_LABEL] === LLM_PART_OF ? [name] : [];
  },
};

/** All pods of a service: those that run the model, its scheduler and its tokenizer. */
export function podsOfLlmService(
  name: string,
  objects: NamespaceObjects,
): readonly Pod[] {
  return byName(objects.lookup(PODS_BY_LLM_SERVICE, name));
}

/** Whether it runs the model: decode, prefill, a leader or a worker. */
export function isLlmWorkloadPod({ metadata }: Pod): boolean {
  const component = metadata.labels[LLM_COMPONENT_LABEL] ?? '';
  return component.startsWith('llminferenceservice-workload');
}
