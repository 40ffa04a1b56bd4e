import { unknown } from '@modeldeck/plugin-model-serving-common';
import { aResource } from '../../__testUtils__/forms';
import { clusterFit } from './clusterFit';

const ISVC = 'serving.kserve.io/inferenceservices';
const LLM = 'serving.kserve.io/llminferenceservices';
const KNATIVE = 'serving.knative.dev/services';

describe('clusterFit', () => {
  it('finds what is served', () => {
    const resources = [aResource(ISVC), aResource(KNATIVE)];
    expect(clusterFit({ resources }, [ISVC, KNATIVE])).toEqual({ lacks: [] });
  });

  it('tells a platform that is missing from one that is older', () => {
    const resources = [
      aResource(ISVC),
      aResource(LLM, false),
      aResource(KNATIVE, false),
    ];
    expect(clusterFit({ resources }, [ISVC, LLM, KNATIVE])).toEqual({
      lacks: [
        {
          group: 'serving.kserve.io',
          plural: 'llminferenceservices',
          isPartial: true,
        },
        { group: 'serving.knative.dev', plural: 'services', isPartial: false },
      ],
    });
  });

  it.each([
    ['what is not answered', [aResource(ISVC, unknown('no answer'))]],
    ['what nobody looks for', []],
    ['a cluster that was not asked', unknown('no answer')],
  ])('does not take %s for missing', (_, resources) => {
    expect(clusterFit({ resources }, [ISVC])).toEqual({
      lacks: [],
      untold: expect.stringMatching(/no answer|does not look for/),
    });
  });

  it('needs nothing of a cluster that was not asked', () => {
    expect(clusterFit({ resources: unknown('no answer') }, [])).toEqual({
      lacks: [],
    });
  });
});
