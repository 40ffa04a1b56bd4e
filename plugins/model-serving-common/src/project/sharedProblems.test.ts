import { optionProblems } from './projectContent';
import type { Answers } from './ProjectKind';
import { DEFAULT_PROJECT_SETTINGS } from './ProjectSettings';

function problems(template: string, answers: Answers): string[] {
  return optionProblems(template, answers, DEFAULT_PROJECT_SETTINGS).map(
    ({ fields }) => fields.join(' '),
  );
}

describe('of new versions', () => {
  it.each<[string, Answers, string[]]>([
    ['what is there by default', {}, []],
    ['a verdict at once', { canaryTimeout: '0m' }, ['canaryTimeout']],
    [
      'a verdict before the model is there',
      { canaryTimeout: '10m', loadSeconds: 600 },
      ['canaryTimeout loadSeconds'],
    ],
    ['a verdict soon after', { canaryTimeout: '11m', loadSeconds: 600 }, []],
    [
      'a rollback of what Argo CD owns',
      { autoRollback: true, delivery: 'argocd' },
      ['autoRollback delivery'],
    ],
    ['a rollback of what the pipeline applies', { autoRollback: true }, []],
    [
      'a limit that no request reaches',
      { latencyMilliseconds: 40_000, timeoutSeconds: 30 },
      ['latencyMilliseconds timeoutSeconds'],
    ],
    ['a limit', { latencyMilliseconds: 30_000, timeoutSeconds: 30 }, []],
  ])('%s', (_, answers, expected) => {
    expect(problems('python-service', answers)).toEqual(expected);
  });
});

describe('of a schedule', () => {
  it.each<[string, string[]]>([
    ['0 2 * * *', []],
    ['*/90 2 * * *', []],
    ['0,30 8-18/2 1 1-6 MON-FRI', []],
    ['60 2 * * *', ['schedule']],
    ['0 24 * * *', ['schedule']],
    ['0 2 0 * *', ['schedule']],
    ['0 2 * 13 *', ['schedule']],
    ['0 2 * * 1-7', ['schedule']],
  ])('%s', (schedule, expected) => {
    expect(problems('batch-scoring', { schedule })).toEqual(expected);
  });
});
