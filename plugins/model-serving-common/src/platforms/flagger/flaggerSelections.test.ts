import {
  DEFAULT_SETTINGS,
  type ServingSettings,
} from '../../settings/ServingSettings';
import { CANARIES } from './canary';
import { allIfAny, deploymentsOf, podsOf } from './flaggerSelections';
import { canary, deployment } from './testing/canaryFixtures';
import { DEPLOYMENTS } from '../../kubernetes/deployment';

const LABEL = 'modeldeck.io/model-service';
const BY_RULE: ServingSettings = {
  ...DEFAULT_SETTINGS,
  recognitionRules: [{ name: 'ours', images: ['ml/*'] }],
};

const canaryOf = (kind: string, name: string) =>
  CANARIES.decode(canary({ spec: { targetRef: { kind, name } } }));

const one = [canaryOf('Deployment', 'fraud')];
const foreign = [DEPLOYMENTS.decode(deployment('fraud'))];

describe('what is read for Canaries', () => {
  it.each([
    ['of a Deployment', one, ['fraud', 'fraud-primary']],
    ['of the same one twice', [...one, ...one], ['fraud', 'fraud-primary']],
    ['of a DaemonSet', [canaryOf('DaemonSet', 'fraud')], []],
    ['without a name', [canaryOf('Deployment', '')], []],
    ['that are none', foreign, []],
  ])('is by name for Canaries %s', (_, services, names) => {
    expect(deploymentsOf(services)).toEqual(names.map(name => ({ name })));
  });

  it('is all Deployments where asking for each would be more', () => {
    const three = ['a', 'b', 'c'].map(name => canaryOf('Deployment', name));
    expect(deploymentsOf(three.slice(1))).toHaveLength(4);
    expect(deploymentsOf(three)).toEqual([{ labelSelector: '' }]);
  });

  it.each([
    ['those with our label', DEFAULT_SETTINGS, LABEL],
    ['all where a rule may recognise others', BY_RULE, ''],
  ])('is of pods %s', (_, settings, labelSelector) => {
    expect(podsOf(one, settings)).toEqual([{ labelSelector }]);
    expect(podsOf(foreign, settings)).toEqual([]);
  });

  it('is no route without a Canary', () => {
    expect(allIfAny(one)).toEqual([{ labelSelector: '' }]);
    expect(allIfAny(foreign)).toEqual([]);
  });
});
