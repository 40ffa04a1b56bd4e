import { fitRequestOf } from './fitRequestOf';

describe('fitRequestOf', () => {
  it('asks for one pod where nothing else is said', () => {
    expect(fitRequestOf({ gpus: 2 }, undefined)).toEqual({
      replicas: 1,
      accelerators: [{ resource: 'nvidia.com/gpu', count: 2 }],
    });
  });

  it('takes all that flags can say', () => {
    expect(
      fitRequestOf(
        {
          replicas: 4,
          gpus: 1,
          gpu: ['amd.com/gpu=2', 'nvidia.com/mig-1g.5gb=3'],
          product: 'A100',
          pool: 'serving',
          queue: 'research',
          cpu: '500m',
          memory: '16Gi',
          nodeSelector: ['a=b,example.com/c=', 'd==e'],
          toleration: ['nvidia.com/gpu', 'sku=gpu:NoSchedule', 'x=:NoExecute'],
        },
        'demo',
      ),
    ).toEqual({
      replicas: 4,
      namespace: 'demo',
      accelerators: [
        { resource: 'nvidia.com/gpu', count: 1 },
        { resource: 'amd.com/gpu', count: 2 },
        { resource: 'nvidia.com/mig-1g.5gb', count: 3 },
      ],
      product: 'A100',
      pool: 'serving',
      queue: 'research',
      cpu: 0.5,
      memoryBytes: 16 * 2 ** 30,
      nodeSelector: { a: 'b', 'example.com/c': '', d: 'e' },
      tolerations: [
        { key: 'nvidia.com/gpu', operator: 'Exists' },
        { key: 'sku', operator: 'Equal', value: 'gpu', effect: 'NoSchedule' },
        { key: 'x', operator: 'Equal', value: '', effect: 'NoExecute' },
      ],
    });
  });

  it('tolerates everything at the word of it', () => {
    const toleration = ['a=b', 'any'];
    expect(fitRequestOf({ gpus: 1, toleration }, undefined).tolerations).toBe(
      'any',
    );
  });

  it.each([
    [{ gpu: ['amd.com/gpu'] }, '--gpu takes RESOURCE=COUNT'],
    [{ gpu: ['amd.com/gpu=0'] }, '--gpu takes RESOURCE=COUNT'],
    [{ gpu: ['gpu=1'] }, '--gpu takes the name of an extended resource'],
    [{ cpu: 'many' }, '--cpu takes a quantity'],
    [{ memory: '-1Gi' }, '--memory takes a quantity'],
    [{ nodeSelector: ['a'] }, '--node-selector takes key=value'],
    [
      { toleration: ['a:Sometimes'] },
      '--toleration takes key[=value][:effect]',
    ],
  ])('refuses %j', (flags, message) => {
    expect(() => fitRequestOf(flags, undefined)).toThrow(message);
  });
});
