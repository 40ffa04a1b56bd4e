import type { KnativeService } from '../../kubernetes/knativeService';
import { type Known, unknown } from '../../model/known';
import type { ModelService } from '../../model/types';

/** Of the template; without them the installation's defaults hold (config-autoscaler). */
export function knativeScaling({
  template: { annotations },
}: KnativeService): ModelService['scaling'] {
  return {
    min: bound(annotations, 'min'),
    max: bound(annotations, 'max'),
  };
}

/** Both spellings are taken (knative/serving: pkg/apis/autoscaling/register.go). */
function bound(
  annotations: Readonly<Record<string, string>>,
  side: 'min' | 'max',
): Known<number> {
  const key = `autoscaling.knative.dev/${side}-scale`;
  const text =
    annotations[key] ?? annotations[`autoscaling.knative.dev/${side}Scale`];
  if (text === undefined) {
    return unknown(`no annotation ${key}: the installation's default holds`);
  }
  if (!/^\d{1,9}$/.test(text)) {
    return unknown(`the annotation ${key} is no count`);
  }
  const count = Number(text);
  return side === 'max' && count === 0
    ? unknown(`${key} is 0, which means no limit`)
    : count;
}
