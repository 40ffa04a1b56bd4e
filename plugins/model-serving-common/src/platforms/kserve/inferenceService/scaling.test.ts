import { isUnknown } from '../../../model/known';
import { inferenceService } from '../testing/inferenceService';
import { scalingBounds } from './scaling';

function bounds(
  mode: string,
  predictor: object,
  annotations: Record<string, string> = {},
) {
  const { min, max } = scalingBounds(
    inferenceService({
      annotations,
      spec: { predictor },
      status: { deploymentMode: mode },
    }),
  );
  return [min, isUnknown(max) ? 'unknown' : max];
}

describe('scalingBounds', () => {
  it.each([
    ['Knative', {}, [1, 'unknown']],
    ['Knative', { minReplicas: 0, maxReplicas: 5 }, [0, 5]],
    ['Knative', { maxReplicas: 0 }, [1, 'unknown']],
    ['Standard', {}, [1, 1]],
    ['Standard', { minReplicas: 0 }, [1, 1]],
    ['Standard', { minReplicas: 3, maxReplicas: 2 }, [3, 3]],
    ['Standard', { minReplicas: 2, maxReplicas: 6 }, [2, 6]],
  ])('%s mode with %j', (mode, predictor, expected) => {
    expect(bounds(mode, predictor)).toEqual(expected);
  });

  const autoscaler = 'serving.kserve.io/autoscalerClass';

  it('lets KEDA go to zero', () => {
    const predictor = { minReplicas: 0, maxReplicas: 2 };
    expect(bounds('Standard', predictor, { [autoscaler]: 'keda' })).toEqual([
      0, 2,
    ]);
  });

  it.each(['none', 'external'])('knows no maximum with class %s', name => {
    expect(
      bounds('Standard', { maxReplicas: 4 }, { [autoscaler]: name }),
    ).toEqual([1, 'unknown']);
  });
});
