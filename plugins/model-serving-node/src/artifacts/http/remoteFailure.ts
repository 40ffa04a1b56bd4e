import type { Deadline } from '../../kube/transport/Deadline';
import { networkReason } from '../../kube/transport/networkReason';
import { TooLargeError } from './readBounded';
import { REFUSED_ADDRESS } from './refusedAddress';
import { RemoteError, type RemoteErrorDetails } from './RemoteError';

interface FailedRequest {
  what: string;
  url: URL;
  maxBytes: number;
  deadline: Deadline;
}

/** Why there was no whole answer, in a user's words. */
export function remoteFailure(
  error: unknown,
  request: FailedRequest,
): RemoteError {
  if (error instanceof RemoteError) {
    return error;
  }
  const { what, url } = request;
  return new RemoteError(
    { what, where: url.host, ...explain(error, request) },
    { cause: error },
  );
}

function explain(
  error: unknown,
  { url, maxBytes, deadline }: FailedRequest,
): Pick<RemoteErrorDetails, 'kind' | 'why' | 'hint'> {
  const { host } = url;
  if (deadline.isAborted) {
    return { kind: 'aborted', why: 'it was cancelled' };
  }
  if (deadline.isOver) {
    return {
      kind: 'timeout',
      why: `${host} gave no complete answer within ${
        deadline.timeoutMs / 1000
      } s`,
      hint: 'check the server and your network',
    };
  }
  if (error instanceof TooLargeError) {
    return {
      kind: 'too-large',
      why: `the answer is larger than ${Math.round(maxBytes / 1024)} KiB`,
      hint: 'check the address',
    };
  }
  const failure = error as NodeJS.ErrnoException;
  return failure.code === REFUSED_ADDRESS
    ? {
        kind: 'refused',
        why: failure.message,
        hint: 'check the address',
      }
    : {
        kind: 'unreachable',
        why: networkReason(failure, host).why,
        hint: 'check the address and your network or VPN',
      };
}
