import type { ModelService } from '@modeldeck/plugin-model-serving-common';
import { revision, service } from '../../__fixtures__/services';
import { planRequestOf } from './planRequestOf';

type Role = ModelService['revisions'][number]['role'];

function weightsOf(...roles: Role[]) {
  const revisions = roles.map((role, index) =>
    revision({ name: `v${index + 1}`, role }),
  );
  return planRequestOf(
    { action: 'set-weight', weights: { canary: 10 } },
    service({ revisions }),
  );
}

it.each<[Role[], object]>([
  [['stable', 'canary'], { v1: 90, v2: 10 }],
  [['stable', 'candidate', 'shadow'], { v1: 90, v2: 10 }],
  [['stable', 'candidate', 'canary'], { v1: 90, v3: 10 }],
])('one number among %j is %j', (roles, weights) => {
  expect(weightsOf(...roles)).toEqual({ action: 'set-weight', weights });
});

it.each<[Role[]]>([
  [['stable', 'candidate', 'candidate']],
  [['stable', 'shadow']],
  [['canary', 'candidate']],
])('one number among %j is not enough', roles => {
  expect(() => weightsOf(...roles)).toThrow('write REVISION=PERCENT');
});
