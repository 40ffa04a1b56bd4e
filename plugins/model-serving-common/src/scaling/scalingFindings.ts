import type { Finding } from '../model/types';
import type { NamespaceObjects } from '../platforms/NamespaceObjects';
import { horizontalAutoscalerOf, scaledObjectOf } from './autoscalerOf';
import { autoscalerWithoutMetrics } from './rules/autoscalerWithoutMetrics';
import { autoscalingPaused } from './rules/autoscalingPaused';
import { scaledByCpu } from './rules/scaledByCpu';
import { scaledObjectRefused } from './rules/scaledObjectRefused';
import { scalingFallback } from './rules/scalingFallback';
import type { ScalingTarget } from './ScalingTarget';

/** Why a workload is not scaled as somebody meant it to be. */
export function scalingFindings(
  target: ScalingTarget,
  objects: NamespaceObjects,
): Finding[] {
  const scaled = scaledObjectOf(target, objects);
  const autoscaler = horizontalAutoscalerOf(target, objects);
  return [
    scaled && autoscalingPaused(scaled, target),
    scaled && scaledObjectRefused(scaled, target),
    scaled && scalingFallback(scaled, target),
    autoscaler && autoscalerWithoutMetrics(autoscaler, target),
    autoscaler && scaledByCpu(autoscaler, target),
  ].filter(finding => finding !== undefined);
}
