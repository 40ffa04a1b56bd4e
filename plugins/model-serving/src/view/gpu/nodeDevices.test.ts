import {
  type GpuDevice,
  type GpuNode,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import {
  aDevice,
  aGpuNode,
  amounts,
  anUntoldNode,
} from '../../__testUtils__/gpus';
import { computeSlices, nodeDevices } from './nodeDevices';

const WINDOW = 3600;
const drawn = (node: GpuNode) => nodeDevices(node, WINDOW);

/** A node with these devices, of which so many are held. */
function nodeWith(devices: GpuDevice[], allocated: number): GpuNode {
  const capacity = devices.length;
  return aGpuNode({
    devices,
    amounts: [amounts({ capacity, allocated, free: capacity - allocated })],
  });
}

const stateOf = (device: GpuDevice, allocated = device.pods.length) =>
  drawn(nodeWith([device], allocated)).gpus[0]?.parts[0]?.state;

describe('nodeDevices', () => {
  it.each([
    ['busy', aDevice()],
    ['busy', aDevice({ utilization: 0, idleSeconds: 600 })],
    ['idle', aDevice({ utilization: 0, idleSeconds: 3600 })],
    ['free', aDevice({ utilization: 0, idleSeconds: 9999, pods: [] })],
    ['unknown', aDevice({ utilization: unknown('it says nothing') })],
    ['unknown', aDevice({ utilization: unknown('no'), pods: [] })],
    ['busy', aDevice({ utilization: 0, idleSeconds: unknown('just begun') })],
  ])('is %s', (state, device) => {
    expect(stateOf(device)).toBe(state);
  });

  it('calls no device free that somebody may hold whom telemetry does not name', () => {
    const device = aDevice({ utilization: 0, idleSeconds: 9999, pods: [] });
    expect(stateOf(device, 1)).toBe('busy');
  });

  it('calls no device free on a node that takes no pods', () => {
    const node = nodeWith([aDevice({ utilization: 0, pods: [] })], 0);
    expect(drawn({ ...node, available: false }).gpus[0]?.parts[0]?.state).toBe(
      'closed',
    );
  });

  it('knows nothing of the devices of a node without telemetry, only how many are held', () => {
    expect(drawn(anUntoldNode())).toEqual({
      gpus: [],
      untold: { units: 8, held: 6, free: 2 },
    });
  });

  it('misses the devices that telemetry does not mention', () => {
    const node = nodeWith([aDevice()], 1);
    const more = { ...node, amounts: [amounts({ capacity: 4, allocated: 3 })] };
    expect(drawn(more).untold).toEqual({ units: 3, held: 2, free: 0 });
  });

  it('does not miss devices where one is offered several times', () => {
    const shared = amounts({ mode: 'shared', capacity: 10, allocated: 5 });
    const node = aGpuNode({ devices: [aDevice()], amounts: [shared] });
    expect(drawn(node).untold.units).toBe(0);
  });

  it('has them in the order in which the node counts them', () => {
    const devices = ['10', '2', '0'].map(index => aDevice({ index }));
    expect(drawn(nodeWith(devices, 3)).gpus.map(({ index }) => index)).toEqual([
      '0',
      '2',
      '10',
    ]);
  });

  it('puts slices into the GPU that they are parts of', () => {
    const slice = (id: string, index: string) =>
      aDevice({ id, index, profile: '3g.40gb' });
    const devices = [slice('a', '0'), slice('b', '0'), aDevice({ index: '1' })];
    expect(
      drawn(nodeWith(devices, 3)).gpus.map(({ isSliced, index, parts }) => [
        ...[isSliced, index],
        parts.map(({ device }) => device.id),
      ]),
    ).toEqual([
      [true, '0', ['a', 'b']],
      [false, '1', ['GPU-1']],
    ]);
  });
});

describe('computeSlices', () => {
  it.each([
    ['3g.40gb', 3],
    ['1g.10gb+me', 1],
    ['99g.1gb', 7],
    ['0g.1gb', 1],
    ['all of it', 1],
    [undefined, 1],
  ])('%s takes %p', (profile, slices) => {
    expect(computeSlices(profile)).toBe(slices);
  });
});
