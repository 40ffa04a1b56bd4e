import {
  isUnknown,
  type ModelService,
} from '@modeldeck/plugin-model-serving-common';
import type { Fact } from './serviceView';

/** How far a controller has come with a new revision; nothing where none moves the traffic. */
export function rolloutFacts({ rollout, health }: ModelService): Fact[] {
  if (!rollout) {
    return [];
  }
  const { controller, strategy, phase, aborted, step, paused, message } =
    rollout;
  const checks = rollout.checks.map(check => ({
    label: 'Check',
    value: [`${check.name}: ${check.phase}`, check.message]
      .filter(Boolean)
      .join(', '),
  }));
  return [
    {
      label: 'Rollout',
      value: [
        [controller, strategy].filter(Boolean).join(' '),
        phase,
        aborted ? 'aborted' : '',
      ]
        .filter(Boolean)
        .join(', '),
    },
    { label: 'Step', value: isUnknown(step) ? '' : stepText(step) },
    { label: 'Paused', value: paused ?? '' },
    { label: '', value: unlessSaid(message, [paused, health.message]) },
    ...checks,
  ].filter(({ value }) => value !== '');
}

/** The message, unless it stands elsewhere already. */
function unlessSaid(
  message: string,
  elsewhere: ReadonlyArray<string | undefined>,
): string {
  return elsewhere.includes(message) ? '' : message;
}

function stepText(step: { index: number; count: number; title: string }) {
  const { index, count, title } = step;
  return [
    index < count ? `${index + 1} of ${count}` : `all ${count} done`,
    title,
  ]
    .filter(Boolean)
    .join(': ');
}
