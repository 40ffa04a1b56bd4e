import { DEFAULT_SETTINGS } from '../settings/ServingSettings';
import { RECOGNISABLE_TYPES } from './recognisableTypes';
import { recognise } from './recognise';

describe('RECOGNISABLE_TYPES', () => {
  it.each(RECOGNISABLE_TYPES.map(one => [one.kind, one] as const))(
    'reads of a %s what a rule looks at',
    (kind, { type }) => {
      const object = type.decode({
        metadata: { name: 'churn', namespace: 'team', labels: { a: 'b' } },
        spec: {
          template: {
            spec: {
              containers: [
                { image: 'ml/plumber:1', ports: [{ containerPort: 8000 }] },
              ],
            },
          },
        },
      });
      const rule = {
        name: 'plumber',
        images: ['ml/plumber'],
        labels: 'a=b',
        ports: [8000],
      };
      const settings = { ...DEFAULT_SETTINGS, recognitionRules: [rule] };
      expect(recognise({ ...object, kind }, settings)?.service).toBe('churn');
      expect(recognise({ ...object, kind }, DEFAULT_SETTINGS)).toBeUndefined();
    },
  );

  it.each([{}, { spec: 'x' }, { spec: { template: { spec: [] } } }, 'x'])(
    'takes %j for a workload without containers',
    raw => {
      for (const { type } of RECOGNISABLE_TYPES) {
        expect(type.decode(raw).containers).toEqual([]);
      }
    },
  );
});
