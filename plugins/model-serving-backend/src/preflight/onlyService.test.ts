import type { ModelServiceList } from '@modeldeck/plugin-model-serving-common';
import { modelService } from '../__fixtures__/modelServices';
import { onlyService } from './onlyService';

/** Services by kind and name. */
function chosen(...services: Array<[string, string]>): string {
  const items = services.map(([kind, name]) => modelService({ kind, name }));
  return onlyService({ items } as unknown as ModelServiceList).name;
}

it.each<[string, Array<[string, string]>]>([
  ['credit', [['InferenceService', 'credit']]],
  [
    'churn',
    [
      ['Model', 'churn-stable'],
      ['Experiment', 'churn'],
      ['Pipeline', 'churn-pipeline'],
    ],
  ],
])('is %s of %j', (name, services) => {
  expect(chosen(...services)).toBe(name);
});

it.each<[Array<[string, string]>, string]>([
  [[], 'make no model service'],
  [
    [
      ['InferenceService', 'a'],
      ['InferenceService', 'b'],
    ],
    'make several model services: a, b',
  ],
  [
    [
      ['Experiment', 'a'],
      ['Experiment', 'b'],
      ['Model', 'c'],
    ],
    'make several model services: a, b, c',
  ],
])('is none of %j', (services, why) => {
  expect(() => chosen(...services)).toThrow(why);
});
