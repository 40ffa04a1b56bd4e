import { ConfigReader } from '@backstage/config';
import { DEFAULT_SETTINGS } from '@modeldeck/plugin-model-serving-common';
import { readServingConfig } from './ServingConfig';

const read = (modelServing: object) =>
  readServingConfig(new ConfigReader({ modelServing } as never));

describe('readServingConfig', () => {
  it('has defaults for all but the clusters', () => {
    const { clusters, settings } = readServingConfig(new ConfigReader({}));
    expect(clusters).toEqual([]);
    expect(settings).toEqual(DEFAULT_SETTINGS);
    expect(settings.gpu.poolKeys).toContain('cloud.google.com/gke-nodepool');
  });

  it('reads who owns services, what is one, and what names a pool', () => {
    const rule = { name: 'plumber', images: ['ml/r-plumber:*'] };
    const { settings } = read({
      ownerKeys: ['team'],
      systemKeys: ['example.com/product'],
      recognition: { rules: [rule] },
      gpuPools: { labelKeys: ['example.com/pool'] },
      catalog: { defaultOwner: 'group:default/ml' },
      metricSources: [{ name: 'rules', requests: { series: 'requests' } }],
    });
    expect(settings.metricSources?.map(({ name }) => name)).toEqual(['rules']);
    expect(settings).toMatchObject({
      ownerKeys: ['team'],
      systemKeys: ['example.com/product'],
      recognitionRules: [rule],
    });
    expect(settings.gpu.poolKeys[0]).toBe('example.com/pool');
  });

  it.each<[object, string]>([
    [{ ownerKey: ['team'] }, 'modelServing.ownerKey: no such setting'],
    [{ ownerKeys: 'team' }, 'modelServing.ownerKeys: expected list'],
    [{ systemKeys: ['a b'] }, 'modelServing.systemKeys: "a b" is no key'],
    [
      { recognition: { rules: [{ name: 'wide', ports: [80] }] } },
      'modelServing.recognition.rules[0] (wide): ',
    ],
    [
      { gpuPools: { labelKeys: ['a b'] } },
      'modelServing.gpuPools.labelKeys: "a b" is no key',
    ],
    [
      { gpuPools: { idle: { after: 'long' } } },
      'modelServing.gpuPools.idle.after',
    ],
    [{ gpuPools: { price: 3 } }, 'modelServing.gpuPools'],
    [
      { canaryPolicy: { toleratedRatio: 3, unacceptableRatio: 2 } },
      'modelServing.canaryPolicy: the tolerated ratio (3) has to be below',
    ],
    [{ clusters: [{ name: '' }] }, 'modelServing.clusters[0].name'],
  ])('refuses %j with the key', (modelServing, message) => {
    expect(() => read(modelServing)).toThrow(message);
  });
});
