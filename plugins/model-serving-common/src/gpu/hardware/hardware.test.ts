import { acceleratorUnitOf } from './acceleratorUnitOf';
import { capacityTypeOf } from './capacityType';

const UNKNOWN = { unknown: expect.any(String) };
const A100 = 'NVIDIA-A100-SXM4-80GB';

describe('acceleratorUnitOf', () => {
  it.each([
    [
      'a whole device',
      'nvidia.com/gpu',
      { 'nvidia.com/gpu.product': A100, 'nvidia.com/gpu.memory': '81920' },
      { product: A100, mode: 'whole', memoryMiB: 81920 },
    ],
    [
      'a node without labels',
      'nvidia.com/gpu',
      {},
      { product: UNKNOWN, mode: 'whole', memoryMiB: UNKNOWN },
    ],
    [
      'a shared one by its product alone',
      'nvidia.com/gpu',
      { 'nvidia.com/gpu.product': `${A100}-SHARED` },
      { product: A100, mode: 'shared' },
    ],
    [
      'time-slicing on GKE',
      'nvidia.com/gpu',
      {
        'cloud.google.com/gke-accelerator': 'nvidia-l4',
        'cloud.google.com/gke-gpu-sharing-strategy': 'time-sharing',
        'cloud.google.com/gke-max-shared-clients-per-gpu': '4',
      },
      { product: 'nvidia-l4', mode: 'shared', memoryMiB: UNKNOWN },
    ],
    [
      'MPS, which divides the memory',
      'nvidia.com/gpu',
      {
        'nvidia.com/gpu.product': A100,
        'nvidia.com/gpu.memory': '81920',
        'nvidia.com/gpu.replicas': '4',
        'nvidia.com/gpu.sharing-strategy': 'mps',
      },
      { mode: 'shared', memoryMiB: 20480 },
    ],
    [
      'slices on GKE',
      'nvidia.com/gpu',
      {
        'cloud.google.com/gke-accelerator': 'nvidia-tesla-a100',
        'cloud.google.com/gke-gpu-partition-size': '1g.5gb',
      },
      { product: 'nvidia-tesla-a100-MIG-1g.5gb', mode: 'slice' },
    ],
    [
      'a profile without labels of its own',
      'nvidia.com/mig-3g.40gb',
      { 'nvidia.com/gpu.product': A100 },
      { product: `${A100}-MIG-3g.40gb`, mode: 'slice', memoryMiB: UNKNOWN },
    ],
    [
      'a slice that is shared in turn',
      'nvidia.com/mig-1g.10gb.shared',
      {
        'nvidia.com/mig-1g.10gb.product': `${A100}-MIG-1g.10gb-SHARED`,
        'nvidia.com/mig-1g.10gb.replicas': '2',
      },
      { product: `${A100}-MIG-1g.10gb`, mode: 'shared' },
    ],
    [
      'an AMD partition by the node’s label',
      'amd.com/gpu',
      {
        'amd.com/gpu.product-name': 'AMD_Instinct_MI300X_OAM',
        'amd.com/compute-memory-partition': 'cpx_nps1',
      },
      { product: 'AMD_Instinct_MI300X_OAM CPX_NPS1', mode: 'slice' },
    ],
    [
      'Gaudi, of which nothing tells the generation',
      'habana.ai/gaudi',
      {},
      { product: 'Intel Gaudi', mode: 'whole' },
    ],
    [
      'cores, since devices are told too',
      'aws.amazon.com/neuroncore',
      {},
      { product: 'AWS Neuron', mode: 'slice' },
    ],
    [
      'a label that is no number',
      'nvidia.com/gpu',
      { 'nvidia.com/gpu.memory': '-1', 'nvidia.com/gpu.replicas': '9e99' },
      { mode: 'whole', memoryMiB: UNKNOWN },
    ],
  ])('knows %s', (_, resource, labels, unit) => {
    expect(
      acceleratorUnitOf(resource, labels as Record<string, string>),
    ).toMatchObject({ resource, ...unit });
  });
});

describe('capacityTypeOf', () => {
  it.each([
    [{ 'karpenter.sh/capacity-type': 'spot' }, 'spot'],
    [{ 'karpenter.sh/capacity-type': 'reserved' }, 'reserved'],
    [{ 'eks.amazonaws.com/capacityType': 'ON_DEMAND' }, 'on-demand'],
    [{ 'eks.amazonaws.com/capacityType': 'CAPACITY_BLOCK' }, 'reserved'],
    [{ 'cloud.google.com/gke-spot': 'true' }, 'spot'],
    [{ 'cloud.google.com/gke-preemptible': 'true' }, 'spot'],
    [{ 'cloud.google.com/reservation-name': 'a100s' }, 'reserved'],
    [{ 'kubernetes.azure.com/scalesetpriority': 'spot' }, 'spot'],
    [{ 'cloud.google.com/gke-nodepool': 'gpus' }, 'on-demand'],
    [{ 'kubernetes.azure.com/agentpool': 'gpus' }, 'on-demand'],
    [{ 'karpenter.sh/capacity-type': 'constructor' }, UNKNOWN],
    [{}, UNKNOWN],
  ])('%j is %s', (labels, type) => {
    expect(capacityTypeOf(labels as unknown as Record<string, string>)).toEqual(
      type,
    );
  });
});
