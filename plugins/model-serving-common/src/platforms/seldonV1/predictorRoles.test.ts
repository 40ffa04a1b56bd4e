import { FieldReader } from '../../kubernetes/FieldReader';
import { unknown } from '../../model/known';
import { readPredictor } from './predictor';
import { predictorRoles } from './predictorRoles';
import { rawPredictor } from './testing/seldonFixtures';

interface Version {
  traffic?: unknown;
  shadow?: boolean;
  labels?: Record<string, string>;
  createdAt?: string;
  wanted?: number;
}

function rolesOf(versions: Version[]) {
  const roles = predictorRoles(
    versions.map(({ createdAt, wanted, ...spec }, index) => ({
      predictor: readPredictor(
        FieldReader.of(rawPredictor({ name: `p${index}`, ...spec })),
        index,
      ),
      createdAt,
      wanted: wanted ?? unknown('test'),
    })),
  );
  return versions.map((_, index) => roles.get(`p${index}`));
}

const older = '2026-01-01T00:00:00Z';
const newer = '2026-02-01T00:00:00Z';

describe('predictorRoles', () => {
  it.each<[string, Version[], string[]]>([
    ['one alone', [{}], ['stable']],
    [
      'the greater share does not decide',
      [{ traffic: 10 }, { traffic: 90 }],
      ['stable', 'canary'],
    ],
    [
      'the older Deployment does',
      [
        { traffic: 10, createdAt: newer },
        { traffic: 90, createdAt: older },
      ],
      ['canary', 'stable'],
    ],
    [
      'unless one age is not known',
      [{ traffic: 10, createdAt: newer }, { traffic: 90 }],
      ['stable', 'canary'],
    ],
    [
      'without traffic it is a candidate',
      [{ traffic: 100 }, { traffic: 0 }],
      ['stable', 'candidate'],
    ],
    [
      'once all traffic has moved on, the older one is retired',
      [{ traffic: 0 }, { traffic: 100 }],
      ['retired', 'stable'],
    ],
    [
      'as is one at zero replicas',
      [{ traffic: 100 }, { traffic: 0, wanted: 0 }],
      ['stable', 'retired'],
    ],
    [
      'a shadow',
      [{ traffic: 100 }, { traffic: 20, shadow: true }],
      ['stable', 'shadow'],
    ],
    [
      'malformed traffic may be any',
      [{ traffic: '80' }, { traffic: 20 }],
      ['stable', 'canary'],
    ],
    [
      'a label decides',
      [
        { traffic: 20 },
        { traffic: 80, labels: { 'modeldeck.io/role': 'stable' } },
      ],
      ['canary', 'stable'],
    ],
    [
      'nobody has traffic',
      [{ traffic: 0 }, { traffic: 0 }],
      ['stable', 'candidate'],
    ],
  ])('%s', (_, versions, roles) => {
    expect(rolesOf(versions)).toEqual(roles);
  });
});
