import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import { mayPass, mustPass } from './mayPass';
import type { ServiceQuery } from './modelServiceResource';

const west = { clusters: ['west'] };
const fraud = { namespaces: ['fraud'] };
const owned = { owners: ['group:default/fraud'] };

describe('mayPass', () => {
  it.each<[string, PermissionCriteria<ServiceQuery>, string, boolean]>([
    ['its cluster', west, 'west', true],
    ['another cluster', west, 'east', false],
    ['no cluster', { clusters: [] }, 'west', false],
    ['an owner, who may be anywhere', owned, 'west', true],
    ['a namespace, which may be anywhere', fraud, 'west', true],
    ['all of', { allOf: [west, owned] }, 'west', true],
    ['all of, one excluded', { allOf: [west, owned] }, 'east', false],
    ['any of, one excluded', { anyOf: [west, owned] }, 'east', true],
    ['any of, all excluded', { anyOf: [west, west] }, 'east', false],
    ['not its cluster', { not: west }, 'west', false],
    ['not another cluster', { not: west }, 'east', true],
    ['not some of the services there', { not: owned }, 'west', true],
    ['what another plugin added', {}, 'west', true],
  ])('%s', (_, criteria, cluster, expected) => {
    expect(mayPass(criteria, { cluster })).toBe(expected);
  });

  it.each([
    ['fraud', true],
    ['search', false],
  ])('knows of namespace %s', (namespace, expected) => {
    expect(mayPass(fraud, { cluster: 'west', namespace })).toBe(expected);
  });
});

describe('mustPass', () => {
  it.each<[string, PermissionCriteria<ServiceQuery>, boolean]>([
    ['its cluster', west, true],
    ['another cluster', { clusters: ['east'] }, false],
    ['its namespace', fraud, true],
    ['an owner, who may own some of it', owned, false],
    ['all of, one for some', { allOf: [west, owned] }, false],
    ['any of, one for all', { anyOf: [owned, west] }, true],
    ['not some of the services there', { not: owned }, false],
    ['not another cluster', { not: { clusters: ['east'] } }, true],
    ['what another plugin added', {}, false],
  ])('%s', (_, criteria, expected) => {
    const location = { cluster: 'west', namespace: 'fraud' };
    expect(mustPass(criteria, location)).toBe(expected);
  });
});
