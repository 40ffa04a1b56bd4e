import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  ApplyRefusedError,
  KubeError,
  type KubeErrorKind,
  PartlyAppliedError,
  PlanWriteError,
} from '@modeldeck/plugin-model-serving-node';
import { configHint } from '../fleet/configHint';

const CLASSES: Partial<
  Record<KubeErrorKind, new (message: string, cause?: Error) => Error>
> = {
  conflict: ConflictError,
  forbidden: NotAllowedError,
  gone: NotFoundError,
  invalid: InputError,
  'not-found': NotFoundError,
  'not-served': NotFoundError,
};

/**
 * What a cluster refused, as the portal tells it. Without it every failure would be an "internal
 * error", and a write that was left halfway would be hidden in the log.
 *
 * @param key - where in the configuration the cluster is
 */
export function clusterError(error: unknown, key: string): unknown {
  if (error instanceof PlanWriteError) {
    return new ConflictError(
      `Not all of it was written. ${configHint(error.message, key)}`,
      error,
    );
  }
  if (error instanceof PartlyAppliedError) {
    return new ConflictError(
      `Not all of it was applied. ${configHint(error.message, key)}`,
      error,
    );
  }
  if (error instanceof ApplyRefusedError) {
    const Class = error.kind === 'usage' ? InputError : ConflictError;
    return new Class(error.message, error);
  }
  if (error instanceof KubeError) {
    const Class = CLASSES[error.kind] ?? ServiceUnavailableError;
    return new Class(configHint(error.message, key), error);
  }
  return error;
}
