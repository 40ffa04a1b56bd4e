import type { ReadState } from '../../NamespaceObjects';
import { servicesOf } from '../../testing/namespaceOf';
import {
  rawExperiment,
  rawModel,
  rawPipeline,
} from '../testing/seldonV2Fixtures';

const OLD = rawModel('old', { created: '2026-01-01T00:00:00Z' });
const NEW = rawModel('new', { created: '2026-06-01T00:00:00Z' });

function experimentOf(objects: object[], states?: Record<string, ReadState>) {
  const service = servicesOf(objects, { states }).find(
    ({ kind }) => kind === 'Experiment',
  );
  if (!service) {
    throw new Error('no Experiment');
  }
  return service;
}

function sharesOf(objects: object[]) {
  return experimentOf(objects).revisions.map(({ name, role, traffic }) => [
    name,
    role,
    'percent' in traffic.declared ? traffic.declared.percent : 'unknown',
  ]);
}

describe('an Experiment', () => {
  it.each<[string, object[], unknown[]]>([
    [
      'weights that are relative',
      [OLD, NEW, rawExperiment('ab', { old: 3, new: 1 })],
      [
        ['old', 'stable', 75],
        ['new', 'canary', 25],
      ],
    ],
    [
      'the default as the stable one, whatever its age and share',
      [
        OLD,
        NEW,
        rawExperiment('ab', { old: 9, new: 1 }, { spec: { default: 'new' } }),
      ],
      [
        ['new', 'stable', 10],
        ['old', 'canary', 90],
      ],
    ],
    [
      'a candidate without a weight as none yet',
      [OLD, NEW, rawExperiment('ab', { old: 5, new: 0 })],
      [
        ['old', 'stable', 100],
        ['new', 'candidate', 0],
      ],
    ],
    [
      'the role that a Model’s label gives it',
      [
        OLD,
        {
          ...NEW,
          metadata: {
            ...NEW.metadata,
            labels: { 'modeldeck.io/role': 'stable' },
          },
        },
        rawExperiment('ab', { old: 1, new: 1 }),
      ],
      [
        ['new', 'stable', 50],
        ['old', 'canary', 50],
      ],
    ],
    [
      'a mirror as the shadow',
      [
        OLD,
        NEW,
        rawExperiment(
          'ab',
          { old: 1 },
          { spec: { mirror: { name: 'new', percent: 20 } } },
        ),
      ],
      [
        ['old', 'stable', 100],
        ['new', 'shadow', 0],
      ],
    ],
    [
      'a mirror that is a candidate too as that',
      [
        OLD,
        NEW,
        rawExperiment(
          'ab',
          { old: 1, new: 1 },
          { spec: { mirror: { name: 'new' } } },
        ),
      ],
      [
        ['old', 'stable', 50],
        ['new', 'canary', 50],
      ],
    ],
    [
      'weights of one name added up',
      [
        OLD,
        NEW,
        rawExperiment(
          'ab',
          {},
          {
            spec: {
              candidates: [
                { name: 'old', weight: 1 },
                { name: 'new', weight: 2 },
                { name: 'old', weight: 1 },
              ],
            },
          },
        ),
      ],
      [
        ['old', 'stable', 50],
        ['new', 'canary', 50],
      ],
    ],
    [
      'no share where a weight is malformed',
      [OLD, NEW, rawExperiment('ab', { old: 1, new: '1' })],
      [
        ['old', 'stable', 'unknown'],
        ['new', 'canary', 'unknown'],
      ],
    ],
    ['nothing where it names nothing', [rawExperiment('ab', {})], []],
  ])('has %s', (_, objects, shares) => {
    expect(sharesOf(objects)).toEqual(shares);
  });

  it('tells how much a mirror gets copies of', () => {
    const mirror = { name: 'new', percent: 20 };
    const { revisions } = experimentOf([
      OLD,
      NEW,
      rawExperiment('ab', { old: 1 }, { spec: { mirror } }),
    ]);
    expect(revisions[1]?.traffic.declared).toEqual({
      percent: 0,
      source: 'spec.mirror: copies of 20 % of the requests',
    });
  });

  it('has the models of its candidates, whose pods are counted there', () => {
    const service = experimentOf([
      OLD,
      NEW,
      rawExperiment('ab', { old: 1, new: 1 }),
    ]);
    expect(service).toMatchObject({
      mode: 'Experiment',
      model: { name: 'ab', storageUri: 's3://models/old', format: 'sklearn' },
      health: { status: 'healthy' },
      accelerators: [],
      components: [],
    });
    expect(service.revisions[0]?.replicas.wanted).toEqual({
      unknown: 'they are counted at Model/old',
    });
    expect(service.endpoints).toEqual([
      {
        url: 'http://seldon-mesh.team.svc.cluster.local/v2/models/ab',
        reach: 'cluster',
      },
    ]);
  });

  it('is over pipelines where it says so', () => {
    const service = experimentOf([
      rawPipeline('one', { steps: [] }),
      rawPipeline('two', { steps: [] }),
      rawExperiment(
        'ab',
        { one: 1, two: 1 },
        { spec: { resourceType: 'pipeline' } },
      ),
    ]);
    expect(service.findings).toEqual([]);
    expect(service.revisions[0]).toMatchObject({
      storageUri: { unknown: 'it is a pipeline' },
      replicas: { ready: { unknown: 'they are counted at Pipeline/one' } },
    });
  });

  it('misses no candidate in a list that was not read', () => {
    const forbidden: ReadState = { state: 'forbidden', reason: 'no' };
    const { findings, revisions } = experimentOf(
      [rawExperiment('ab', { old: 1, new: 1 })],
      { 'models.mlops.seldon.io': forbidden },
    );
    expect(findings).toEqual([]);
    expect(revisions[0]?.storageUri).toEqual({
      unknown: 'models.mlops.seldon.io: no',
    });
  });

  it.each<[string, object | undefined, string]>([
    ['nobody has reported', { conditions: [] }, 'unknown'],
    [
      'its candidates are not ready',
      {
        conditions: [
          { type: 'Ready', status: 'False' },
          { type: 'CandidatesReady', status: 'False' },
        ],
      },
      'failed',
    ],
    [
      'a part says otherwise than the whole',
      {
        conditions: [
          { type: 'Ready', status: 'True' },
          { type: 'MirrorReady', status: 'False' },
        ],
      },
      'failed',
    ],
  ])('where %s', (_, status, health) => {
    expect(
      experimentOf([OLD, rawExperiment('ab', { old: 1 }, { status })]).health
        .status,
    ).toBe(health);
  });
});
