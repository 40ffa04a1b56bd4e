import { SELDON_DEPLOYMENTS } from './seldonDeployment';
import { rawPredictor, rawSeldon } from './testing/seldonFixtures';
import { workloadPart } from './workloadPart';

const LONG =
  'a-predictor-with-a-name-of-more-than-sixty-three-characters-in-all';

const deployment = SELDON_DEPLOYMENTS.decode(
  rawSeldon({
    predictors: [
      rawPredictor({ name: 'v1' }),
      rawPredictor({ name: 'v1-0', labels: { version: 'first' } }),
      rawPredictor({
        name: LONG,
        explainer: { type: 'AnchorTabular' },
        annotations: { 'seldon.io/svc-name': 'short' },
      }),
    ],
  }),
);

function partOf(name: string, labels: Record<string, string> = {}) {
  const part = workloadPart(deployment, { name, labels });
  return part && [part.predictor.name, part.kind];
}

describe('workloadPart', () => {
  it.each<[string, Record<string, string>, string[] | undefined]>([
    ['fraud-v1-0-classifier', {}, ['v1', 'predictor']],
    ['fraud-v1-12-a-b', {}, ['v1', 'predictor']],
    ['fraud-v1-0-0-classifier', {}, ['v1-0', 'predictor']],
    ['fraud-v1-explainer', {}, ['v1', 'explainer']],
    ['fraud-v1-svc-orch', {}, ['v1', 'orchestrator']],
    ['fraud-v1-0-classifier', { version: 'first' }, ['v1', 'predictor']],
    ['seldon-0f3a', { 'seldon-app': 'short' }, [LONG, 'predictor']],
    ['seldon-0f3a', { version: LONG }, [LONG, 'predictor']],
    ['seldon-0f3a', { version: 'first' }, ['v1-0', 'predictor']],
    [
      'seldon-0f3a',
      { version: LONG, 'seldon.io/explainer': 'true' },
      [LONG, 'explainer'],
    ],
    ['fraud-old-0-classifier', { version: 'old' }, undefined],
    ['other', {}, undefined],
  ])('of %s %j', (name, labels, part) => {
    expect(partOf(name, labels)).toEqual(part);
  });

  it('is not told by a version that two predictors share', () => {
    const alike = SELDON_DEPLOYMENTS.decode(
      rawSeldon({
        predictors: ['a', 'b'].map(name =>
          rawPredictor({ name, labels: { version: 'v1' } }),
        ),
      }),
    );
    const labels = { version: 'v1' };
    expect(workloadPart(alike, { name: 'seldon-0', labels })).toBeUndefined();
    expect(
      workloadPart(alike, { name: 'fraud-b-0-c', labels })?.predictor.name,
    ).toBe('b');
  });
});
