import { DEFAULT_PROJECT_SETTINGS } from './ProjectSettings';
import { optionProblems } from './projectContent';

const FIRST = { firstVersion: true, cluster: 'production' };

it.each<[string, Record<string, unknown>, string[]]>([
  ['kserve-model', FIRST, []],
  ['kserve-model', { ...FIRST, firstVersion: false, cluster: '' }, []],
  ['kserve-model', { firstVersion: true }, ['firstVersion cluster']],
  ['kserve-model', { ...FIRST, delivery: 'argocd' }, ['firstVersion delivery']],
  [
    'kserve-model',
    { ...FIRST, transformer: true, explainer: true, format: 'sklearn' },
    ['firstVersion transformer explainer'],
  ],
  ['kserve-llm', FIRST, []],
  ['kserve-llm', { ...FIRST, delivery: 'argocd' }, ['firstVersion delivery']],
  ['seldon-graph', FIRST, []],
  [
    'seldon-graph',
    { ...FIRST, shape: 'combiner', secondUri: 's3://a/b', transformer: true },
    ['firstVersion transformer shape'],
  ],
])('a first version of %s with %j', (template, answers, expected) => {
  expect(
    optionProblems(template, answers, DEFAULT_PROJECT_SETTINGS)
      .map(({ fields }) => fields.join(' '))
      .filter(fields => fields.startsWith('firstVersion')),
  ).toEqual(expected);
});
