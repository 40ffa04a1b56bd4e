import type { Gap, ReadState } from '@modeldeck/plugin-model-serving-common';
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
  resource: string;
  namespace: string | undefined;
  state: ReadState;
  without: string;
}): Gap[] {
  const { resource, namespace, state, without } = options;
  if (state.state === 'read' || state.state === 'absent') {
    return [];
  }
  return [
    {
      resource,
      ...(namespace !== undefined && { namespace }),
      state: state.state,
      reason: state.reason,
      consequence: without,
    },
  ];
}
