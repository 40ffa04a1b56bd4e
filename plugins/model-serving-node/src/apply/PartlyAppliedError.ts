import {
  type AppliedObject,
  plainText,
} from '@modeldeck/plugin-model-serving-common';
import type { KubeError, KubeErrorKind } from '../kube/KubeError';
import { titleOf } from './titleOf';

type Title = Pick<AppliedObject, 'kind' | 'name'>;

/** How far it came. @public */
export interface ApplyProgress {
  applied: readonly AppliedObject[];
  /** the one that ended it */
  failed: Title;
  /** nobody knows whether this one was applied: no answer came */
  isFailedUnknown: boolean;
  untried: readonly Title[];
}

/**
 * Documents of which some were applied and others were not, or of which nobody knows how far it
 * came. Where nothing was written there is only the `KubeError` of the first.
 *
 * @public
 */
export class PartlyAppliedError extends Error {
  override readonly name = 'PartlyAppliedError';
  readonly kind: KubeErrorKind;

  constructor(
    readonly progress: ApplyProgress,
    override readonly cause: KubeError,
  ) {
    super(plainText(sentence(progress, cause)));
    this.kind = progress.applied.length > 0 ? 'server' : cause.kind;
  }
}

function sentence(
  { applied, failed, isFailedUnknown, untried }: ApplyProgress,
  { cluster, why }: KubeError,
): string {
  const state = isFailedUnknown ? 'not known whether applied' : 'not applied';
  const parts = [
    ...(applied.length > 0 ? [`applied: ${titles(applied)}`] : []),
    `${state}: ${titleOf(failed)}: ${why.replace(/\.$/, '')}`,
    ...(untried.length > 0 ? [`not tried: ${titles(untried)}`] : []),
    'apply all of it again once that is mended: what is there already stays as it is',
  ];
  return `${cluster}: ${parts.join('; ')}`;
}

function titles(objects: readonly Title[]): string {
  return objects.map(titleOf).join(', ');
}
