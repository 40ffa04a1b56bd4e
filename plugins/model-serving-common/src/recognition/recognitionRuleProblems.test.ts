import type { RecognitionRule } from './RecognitionRule';
import { recognitionRuleProblems } from './recognitionRuleProblems';

const SOUND: RecognitionRule = { name: 'plumber', images: ['**/r-plumber'] };

describe('recognitionRuleProblems', () => {
  it.each<Partial<RecognitionRule>>([
    {},
    { kinds: ['Deployment'], namespaces: ['ml-*'], ports: [8000] },
    { images: undefined, labels: 'runtime in (plumber,uwsgi),!canary' },
    { labels: '!experiment' },
    { serviceLabel: 'app.kubernetes.io/name' },
  ])('has nothing against %j', changes => {
    expect(recognitionRuleProblems({ ...SOUND, ...changes })).toEqual([]);
  });

  it.each<[Partial<RecognitionRule>, RegExp]>([
    [{ name: ' ' }, /^name: it is empty$/],
    [{ name: 'label' }, /^name: "label" has a meaning of its own$/],
    [{ images: undefined, ports: [80] }, /would be a guess/],
    [{ images: undefined, kinds: ['Rollout'] }, /neither images nor labels/],
    [{ images: [] }, /^images: an empty list matches nothing/],
    [{ images: ['a', 'a'] }, /^images: a is there twice$/],
    [{ images: ['ml/x', '**'] }, /^images: "\*\*" would match every image$/],
    [{ images: ['*/*:*'] }, /would match every image/],
    [{ images: ['a'.repeat(301)] }, /longer than 300/],
    [{ ports: [80, 0] }, /^ports: 0 is no port$/],
    [{ ports: [1.5] }, /^ports: 1.5 is no port$/],
    [{ labels: 'a b' }, /^labels: "a b" is no requirement on a label$/],
    [{ images: undefined, labels: '' }, /matches whatever lacks a label/],
    [{ images: undefined, labels: '!a,b!=c' }, /whatever lacks a label/],
    [{ serviceLabel: 'a/b/c' }, /^serviceLabel: "a\/b\/c" is no key/],
  ])('refuses %j', (changes, problem) => {
    const problems = recognitionRuleProblems({ ...SOUND, ...changes });
    expect(problems).toEqual([expect.stringMatching(problem)]);
  });
});
