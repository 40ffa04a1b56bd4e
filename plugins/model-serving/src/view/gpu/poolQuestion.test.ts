import { poolQuestion } from './poolQuestion';

const GPU = { accelerator: 'nvidia.com/gpu' };

describe('poolQuestion', () => {
  it.each([
    [{ ...GPU, acceleratorCount: 2, minReplicas: 3 }, 2, 3],
    [{ ...GPU, acceleratorCount: 2, replicas: 4 }, 2, 4],
    // The first request starts one.
    [{ ...GPU, acceleratorCount: 1, minReplicas: 0 }, 1, 1],
    [{ ...GPU, tensorParallelism: 4, minReplicas: 1 }, 4, 1],
    [
      { ...GPU, tensorParallelism: 4, pipelineParallelism: 2, minReplicas: 1 },
      8,
      1,
    ],
  ])('%j', (answers, perPod, replicas) => {
    expect(poolQuestion(answers)).toEqual({
      resource: 'nvidia.com/gpu',
      perPod,
      replicas,
    });
  });

  it('counts the CPU and the memory of a pod, and where it is to run', () => {
    const answers = { ...GPU, acceleratorCount: 1, minReplicas: 1 };
    expect(
      poolQuestion({
        ...answers,
        cpu: '500m',
        memory: '8Gi',
        cluster: 'prod',
      }),
    ).toEqual({
      resource: 'nvidia.com/gpu',
      perPod: 1,
      replicas: 1,
      cpu: 0.5,
      memoryBytes: 8 * 1024 ** 3,
      cluster: 'prod',
    });
    // What is still being typed is no amount.
    expect(
      poolQuestion({ ...answers, cpu: '', memory: '8G8', cluster: '' }),
    ).toEqual({ resource: 'nvidia.com/gpu', perPod: 1, replicas: 1 });
  });

  it.each([
    {},
    { accelerator: 'none', acceleratorCount: 1, minReplicas: 1 },
    { acceleratorCount: 1, minReplicas: 1 },
    { ...GPU, minReplicas: 1 },
    { ...GPU, acceleratorCount: 1 },
    { ...GPU, acceleratorCount: 0, minReplicas: 1 },
    { ...GPU, acceleratorCount: '2', minReplicas: 1 },
    { ...GPU, acceleratorCount: 1.5, minReplicas: 1 },
    { ...GPU, acceleratorCount: 1, minReplicas: -1 },
  ])('asks nothing of %j', answers => {
    expect(poolQuestion(answers)).toBeUndefined();
  });
});
