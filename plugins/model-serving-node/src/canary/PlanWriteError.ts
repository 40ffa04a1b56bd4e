import type { PlannedWrite } from '@modeldeck/plugin-model-serving-common';
import { KubeError, type KubeErrorKind } from '../kube/KubeError';

/** What has become of the writes of a plan. @public */
export interface WriteProgress {
  written: readonly PlannedWrite[];
  /** the one that ended it */
  failed: PlannedWrite;
  /** nobody knows whether this one was made: no answer came */
  isFailedUnknown: boolean;
  unwritten: readonly PlannedWrite[];
}

/**
 * A plan that was left halfway, or of which nobody knows how far it came. Where nothing was
 * written there is only the `KubeError` of the first write.
 *
 * @public
 */
export class PlanWriteError extends Error {
  override name = 'PlanWriteError';
  readonly kind: KubeErrorKind;

  constructor(
    readonly progress: WriteProgress,
    undo: string,
    override readonly cause: KubeError,
  ) {
    super(sentence(progress, undo, cause));
    this.kind = progress.written.length > 0 ? 'server' : cause.kind;
  }
}

/**
 * Whether a write may have been made although it failed: it was sent, and no answer, or none of
 * the object's own API, came back.
 */
export function mayBeMade({ kind, cause }: KubeError): boolean {
  const { code = '' } = (cause ?? {}) as { code?: string };
  return (
    ['timeout', 'aborted', 'server', 'malformed'].includes(kind) ||
    (kind === 'unreachable' && ['ECONNRESET', 'EPIPE'].includes(code))
  );
}

function sentence(
  { written, failed, isFailedUnknown, unwritten }: WriteProgress,
  undo: string,
  { why }: KubeError,
): string {
  return [
    ...(written.length > 0 ? [`written: ${titles(written)}`] : []),
    `${isFailedUnknown ? 'not known whether written' : 'not written'}: ${titles(
      [failed],
    )}: ${why.replace(/\.$/, '')}`,
    ...(unwritten.length > 0 ? [`not tried: ${titles(unwritten)}`] : []),
    `look at the service, then run it again to finish, or to get back: ${undo}`,
  ].join('; ');
}

function titles(writes: readonly PlannedWrite[]): string {
  return writes
    .map(({ object: { kind, name } }) => `${kind}/${name}`)
    .join(', ');
}
