import type { FieldReader } from '../../kubernetes/FieldReader';
import { plainText } from '../../kubernetes/plainText';
import { readCount } from '../../kubernetes/readCount';

/** One step of a canary strategy, as far as it moves traffic or holds the rollout up. */
export type CanaryStep =
  /** weight: undefined for what is written but is no weight */
  | { kind: 'set-weight'; weight: number | undefined }
  /** duration as it is written, in seconds or with a unit; undefined: until somebody promotes */
  | { kind: 'pause'; duration: string | undefined }
  | { kind: 'analysis' }
  | { kind: 'experiment' }
  | { kind: 'plugin'; name: string }
  /** passes by itself: scales the canary or sets a route for some requests */
  | { kind: 'other'; title: string };

/** Reads `spec.strategy.canary.steps`; what no version of the API knows is a step all the same. */
export function readCanarySteps(steps: FieldReader): CanaryStep[] {
  return steps.list().map(readCanaryStep);
}

function readCanaryStep(step: FieldReader): CanaryStep {
  if (step.at('setWeight').exists) {
    return { kind: 'set-weight', weight: readCount(step.at('setWeight')) };
  }
  if (step.at('pause').exists) {
    const duration = step.at('pause', 'duration').scalar();
    return {
      kind: 'pause',
      duration: duration === undefined ? undefined : String(duration),
    };
  }
  if (step.at('analysis').exists) {
    return { kind: 'analysis' };
  }
  if (step.at('experiment').exists) {
    return { kind: 'experiment' };
  }
  if (step.at('plugin').exists) {
    return { kind: 'plugin', name: step.at('plugin', 'name').string() ?? '' };
  }
  return { kind: 'other', title: titleOfOther(step) };
}

function titleOfOther(step: FieldReader): string {
  if (step.at('setCanaryScale').exists) {
    return 'set canary scale';
  }
  for (const route of ['setHeaderRoute', 'setMirrorRoute'] as const) {
    if (step.at(route).exists) {
      const words = route === 'setHeaderRoute' ? 'header' : 'mirror';
      return `set ${words} route ${step.at(route, 'name').string() ?? ''}`;
    }
  }
  return 'a step that is not known';
}

/** The step in a person's words. */
export function stepTitle(step: CanaryStep): string {
  switch (step.kind) {
    case 'set-weight':
      return `set weight ${step.weight ?? '?'} %`;
    case 'pause':
      return step.duration === undefined
        ? 'pause until promoted'
        : plainText(`pause ${withUnit(step.duration)}`, 80);
    case 'plugin':
      return plainText(`plugin ${step.name}`, 80);
    case 'other':
      return plainText(step.title, 80);
    default:
      return step.kind;
  }
}

/** A bare number is seconds (v1alpha1/types.go, RolloutPause.DurationSeconds). */
function withUnit(duration: string): string {
  return /^\d+$/.test(duration) ? `${duration}s` : duration;
}

/** Whether the rollout waits there for time, a person or a result. */
export function isStop({ kind }: CanaryStep): boolean {
  return kind !== 'set-weight' && kind !== 'other';
}
