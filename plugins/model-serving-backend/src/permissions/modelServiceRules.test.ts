import { unknown } from '@modeldeck/plugin-model-serving-common';
import { modelService } from '../__fixtures__/modelServices';
import { modelServiceRules } from './modelServiceRules';

const { isCluster, isNamespace, isOwner } = modelServiceRules;

describe('modelServiceRules', () => {
  it('tells clusters and namespaces by their whole name', () => {
    const service = modelService({ cluster: 'west', namespace: 'fraud' });
    expect(isCluster.apply(service, { clusters: ['east', 'west'] })).toBe(true);
    expect(isCluster.apply(service, { clusters: ['wes'] })).toBe(false);
    expect(isNamespace.apply(service, { namespaces: ['fraud'] })).toBe(true);
    expect(isNamespace.apply(service, { namespaces: [] })).toBe(false);
  });

  it.each([
    ['fraud', true],
    ['Group:default/Fraud', true],
    ['group:other/fraud', false],
    ['user:default/fraud', false],
    ['search', false],
    ['', false],
    [':::', false],
    [unknown('no owner is declared'), false],
  ])('owner %j is group:default/fraud: %s', (owner, expected) => {
    const service = modelService({ owner });
    const owners = ['group:default/fraud'];
    expect(isOwner.apply(service, { owners })).toBe(expected);
  });

  it('matches no service by an owner that is no reference', () => {
    const service = modelService({ owner: ':::' });
    expect(isOwner.apply(service, { owners: [':::'] })).toBe(false);
  });
});
