import { PODS } from '@modeldeck/plugin-model-serving-common';
import { object } from '../__fixtures__/models';
import { matchesSelection } from './matchesSelection';

const pod = PODS.decode(
  object('fraud-1', { labels: { app: 'fraud', version: 'v1', empty: '' } }),
);

describe('matchesSelection', () => {
  it('goes by name', () => {
    expect(matchesSelection(pod, { name: 'fraud-1' })).toBe(true);
    expect(matchesSelection(pod, { name: 'fraud' })).toBe(false);
  });

  it.each([
    ['app=fraud', true],
    ['app==fraud', true],
    ['app = fraud', true],
    ['app=churn', false],
    ['app!=fraud', false],
    ['app!=churn', true],
    ['tier!=gold', true],
    ['app', true],
    ['empty', true],
    ['tier', false],
    ['!tier', true],
    ['!app', false],
    ['app in (churn, fraud)', true],
    ['app in (churn)', false],
    ['tier in (gold)', false],
    ['app notin (churn,risk)', true],
    ['app notin (fraud)', false],
    ['tier notin (gold)', true],
    ['app=fraud,version in (v1,v2),!tier', true],
    ['app=fraud,version=v2', false],
    ['constructor', false],
    ['', true],
  ])('understands "%s" as an API server does', (labelSelector, expected) => {
    expect(matchesSelection(pod, { labelSelector })).toBe(expected);
  });
});
