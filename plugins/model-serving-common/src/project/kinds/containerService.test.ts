import { optionProblems, projectContent } from '../projectContent';
import type { Answers } from '../ProjectKind';
import {
  DEFAULT_PROJECT_SETTINGS,
  type ProjectSettings,
} from '../ProjectSettings';

const GPU = { accelerator: 'nvidia.com/gpu' };
const COUNTED = { prometheusUrl: 'http://prometheus.monitoring:9090' };

function partsOf(answers: Answers): string[] {
  return (
    projectContent('python-service', answers, {
      ...DEFAULT_PROJECT_SETTINGS,
      ...COUNTED,
    })?.parts.filter(part => part.startsWith('deployment-pair')) ?? []
  );
}

describe('replicas are added', () => {
  it.each<[string, Answers, string[]]>([
    ['by the CPU', {}, ['deployment-pair-cpu']],
    [
      'by requests where the CPU says nothing',
      GPU,
      ['deployment-pair-requests'],
    ],
    [
      'by nobody where there are as many as there may be',
      { ...GPU, minReplicas: 2, maxReplicas: 2 },
      [],
    ],
  ])('%s', (_, answers, expected) => {
    expect(partsOf(answers)).toEqual([
      'deployment-pair',
      ...expected,
      'deployment-pair-kubectl',
    ]);
  });

  it('and shares moved by files, where Argo CD applies them', () => {
    expect(partsOf({ delivery: 'argocd' })).toEqual([
      'deployment-pair',
      'deployment-pair-cpu',
    ]);
  });
});

it.each<[string, Answers, Partial<ProjectSettings>, string[]]>([
  [
    'fewer than none',
    { minReplicas: 3, maxReplicas: 2 },
    {},
    ['maxReplicas minReplicas'],
  ],
  ['scaling by what nobody counts', GPU, {}, ['maxReplicas accelerator']],
  ['scaling by requests', GPU, COUNTED, []],
  ['no scaling', { ...GPU, minReplicas: 1, maxReplicas: 1 }, {}, []],
])('refuses or takes %s', (_, answers, settings, expected) => {
  expect(
    optionProblems('python-service', answers, {
      ...DEFAULT_PROJECT_SETTINGS,
      ...settings,
    }).map(({ fields }) => fields.join(' ')),
  ).toEqual(expected);
});
