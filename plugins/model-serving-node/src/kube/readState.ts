import type {
  Gap,
  ReadState,
  ResourceType,
} from '@modeldeck/plugin-model-serving-common';
import { KubeError } from './KubeError';

/** What a failed list says about the kind; anything but a KubeError is a bug and passes on. */
export function stateOf(error: unknown): ReadState {
  if (!(error instanceof KubeError)) {
    throw error;
  }
  const reason = error.why;
  switch (error.kind) {
    case 'forbidden':
      return { state: 'forbidden', reason };
    case 'not-served':
      return { state: 'absent', reason };
    default:
      return { state: 'failed', reason };
  }
}

/**
 * What a list that could not be read hides. A kind that the cluster does not serve hides nothing:
 * there are no such objects.
 */
export function gapOf(options: {
  type: ResourceType;
  /** where was looked; absent: everywhere */
  namespace: string | undefined;
  state: ReadState;
  without: string;
}): Gap[] {
  const { type, namespace, state, without } = options;
  if (state.state === 'read' || state.state === 'absent') {
    return [];
  }
  return [
    {
      resource: type.id,
      ...(namespace !== undefined && type.namespaced && { namespace }),
      state: state.state,
      reason: state.reason,
      consequence: without,
    },
  ];
}
