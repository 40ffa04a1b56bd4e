import { deploymentPlatform } from './deploymentPlatform';
import { type Raw, deployment } from './testing/deploymentFixtures';

describe('what is read for one service', () => {
  const need = (id: string) =>
    deploymentPlatform.resources.find(({ type }) => type.id === id)!;
  const decoded = (raw: Raw) => need('deployments.apps').type.decode(raw);

  it('are Deployments that carry the name, or may carry it on their template', () => {
    expect(need('deployments.apps').named?.('fraud')).toEqual([
      { labelSelector: 'modeldeck.io/model-service=fraud' },
      {
        labelSelector:
          '!modeldeck.io/model-service,!serving.kserve.io/inferenceservice',
      },
    ]);
  });

  it('are the pods of those Deployments alone', () => {
    const found = [
      decoded(deployment('v1')),
      decoded(deployment('v2', { labels: {} })),
    ];
    expect(need('pods').belongingTo?.(found)).toEqual([
      { labelSelector: 'app=fraud,version=v1' },
    ]);
  });

  it('is nothing more where no Deployment is a model service', () => {
    const found = [decoded(deployment('v2', { labels: {} }))];
    expect(need('services').belongingTo?.(found)).toEqual([]);
    expect(need('services').belongingTo?.([decoded(deployment('v1'))])).toEqual(
      [{ labelSelector: '' }],
    );
  });
});
