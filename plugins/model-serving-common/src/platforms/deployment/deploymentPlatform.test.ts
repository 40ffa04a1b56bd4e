import { DEFAULT_SETTINGS } from '../../settings/ServingSettings';
import { deploymentPlatform } from './deploymentPlatform';
import { type Raw, deployment } from './testing/workloadFixtures';

describe('what is read for one service', () => {
  const need = (id: string) =>
    deploymentPlatform.resources.find(({ type }) => type.id === id)!;
  const decoded = (raw: Raw) => need('deployments.apps').type.decode(raw);

  it('are the Deployments and the pods that carry its name, with one list each', () => {
    expect(need('deployments.apps').named?.('fraud', DEFAULT_SETTINGS)).toEqual(
      [{ labelSelector: 'modeldeck.io/model-service=fraud' }],
    );
    const found = [decoded(deployment('v1')), decoded(deployment('v2'))];
    expect(need('pods').belongingTo?.(found, DEFAULT_SETTINGS)).toEqual([
      { labelSelector: 'modeldeck.io/model-service=fraud' },
    ]);
  });

  it('costs one list of each kind, however many Deployments it has', () => {
    const found = ['v1', 'v2', 'v3'].map(version =>
      decoded(deployment(version)),
    );
    const joins = deploymentPlatform.resources.filter(
      ({ role }) => role === 'join',
    );
    expect(
      joins.map(join => join.belongingTo?.(found, DEFAULT_SETTINGS).length),
    ).toEqual(joins.map(() => 1));
  });

  it('is narrowed over a fleet to what carries the label at all', () => {
    expect(
      ['deployments.apps', 'pods'].map(id =>
        need(id).fleetSelector?.(DEFAULT_SETTINGS),
      ),
    ).toEqual(Array(2).fill('modeldeck.io/model-service'));
  });

  it('is nothing more where no Deployment is a model service', () => {
    const found = [decoded(deployment('v2', { labels: {} }))];
    expect(need('services').belongingTo?.(found, DEFAULT_SETTINGS)).toEqual([]);
    expect(
      need('services').belongingTo?.(
        [decoded(deployment('v1'))],
        DEFAULT_SETTINGS,
      ),
    ).toEqual([{ labelSelector: '' }]);
  });
});
