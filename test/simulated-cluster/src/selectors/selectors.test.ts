import { kubernetesResources } from '../resources/kubernetesResources';
import { parseFieldSelector } from './fieldSelector';
import { parseLabelSelector } from './labelSelector';

describe('parseLabelSelector', () => {
  const labels = {
    app: 'iris',
    tier: 'gold',
    weight: '20',
    empty: '',
    'example.com/team': 'ml',
  };

  it.each([
    ['', true],
    ['app', true],
    ['absent', false],
    ['!absent', true],
    ['app=iris', true],
    ['app==iris,tier=gold', true],
    ['app=iris,tier=tin', false],
    ['app!=iris', false],
    ['absent!=x', true],
    ['app in (iris, other)', true],
    ['app in (other),tier', false],
    ['app notin (other)', true],
    ['absent notin (other)', true],
    ['absent in (other)', false],
    ['weight>10', true],
    ['weight<10', false],
    ['tier<10', false],
    ['tier>10', false],
    ['absent<10', false],
    ['empty<10', false],
    ['empty', true],
    ['empty=', true],
    ['absent=', false],
    ['empty in ()', true],
    ['absent in ()', false],
    ['app in(iris)', true],
    ['app in (iris, other),tier notin (tin,iron), weight', true],
    [' app = iris , tier = gold ', true],
    ['example.com/team=ml', true],
  ])('%s', (selector, expected) => {
    expect(parseLabelSelector(selector)(labels)).toBe(expected);
  });

  it.each([
    'a=b=c',
    '=b',
    'a in',
    'a in b',
    'a within (b)',
    'a>b',
    '-a',
    'a b',
  ])('refuses %s', selector => {
    expect(() => parseLabelSelector(selector)).toThrow('unable to parse');
  });
});

describe('parseFieldSelector', () => {
  const pods = kubernetesResources.find(({ plural }) => plural === 'pods');
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'a', namespace: 'team' },
    spec: { nodeName: 'node-1' },
    status: { phase: 'Running' },
  };

  it.each([
    ['metadata.name=a', true],
    ['metadata.name!=a', false],
    ['metadata.namespace==team,spec.nodeName=node-1', true],
    ['status.phase=Pending', false],
    ['spec.nodeName=', false],
    ['spec.nodeName!=', true],
    ['', true],
    ['metadata.name=a,status.phase!=Pending', true],
  ])('%s', (selector, expected) => {
    expect(pods && parseFieldSelector(selector, pods)(pod)).toBe(expected);
  });

  it('refuses fields that the resource does not select by', () => {
    expect(() => pods && parseFieldSelector('spec.image=x', pods)).toThrow(
      'field label not supported: spec.image',
    );
    expect(() => pods && parseFieldSelector('metadata', pods)).toThrow(
      "can't understand 'metadata'",
    );
  });
});
