import { DEVICE_CLASSES } from '../../kubernetes/deviceClass';
import { RESOURCE_CLAIMS } from '../../kubernetes/resourceClaim';
import { RESOURCE_SLICES } from '../../kubernetes/resourceSlice';
import { driverAliases, driverOf } from './classDriver';
import { DeviceTable } from './DeviceTable';
import { deviceUnits } from './deviceUnits';
import { isAcceleratorDriver } from './isAcceleratorDriver';

const DRIVER = 'gpu.nvidia.com';

function slice(
  devices: object[],
  fields: {
    name?: string;
    generation?: number;
    slices?: number;
    sharedCounters?: object[];
    nodeName?: string;
    nodeSelector?: object;
  } = {},
) {
  const { name = 's1', generation = 1, slices = 1, ...spec } = fields;
  return RESOURCE_SLICES.decode({
    metadata: { name },
    spec: {
      driver: DRIVER,
      pool: { name: 'n1', generation, resourceSliceCount: slices },
      devices,
      ...('nodeSelector' in spec ? {} : { nodeName: 'n1' }),
      ...spec,
    },
  });
}

function claim(name: string, ...results: object[]) {
  return RESOURCE_CLAIMS.decode({
    metadata: { namespace: 'team', name },
    status: {
      allocation: {
        devices: {
          results: results.map(result => ({
            driver: DRIVER,
            pool: 'n1',
            ...result,
          })),
        },
      },
    },
  });
}

function tableOf(slices: Array<ReturnType<typeof slice>>) {
  const table = new DeviceTable(() => {});
  slices.forEach(each => table.putSlice(each));
  return table;
}

function sharesOf(table: DeviceTable) {
  return table
    .unitsOn('n1')
    .map(unit =>
      table.heldParts(unit).reduce((sum, { share }) => sum + share, 0),
    );
}

describe('deviceUnits', () => {
  it('reads the devices of older versions of the API', () => {
    const { units } = deviceUnits([
      slice([
        {
          name: 'gpu-0',
          basic: {
            attributes: { productName: { string: 'NVIDIA L4' } },
            capacity: { memory: { value: '23034Mi' } },
          },
        },
      ]),
    ]);
    expect(units).toMatchObject([
      { node: 'n1', product: 'NVIDIA-L4', memoryMiB: 23034 },
    ]);
  });

  it('counts slices that nothing ties to a device each by itself', () => {
    const mig = (name: string) => ({
      name,
      attributes: {
        productName: { string: 'NVIDIA A100' },
        profile: { string: '1g.5gb' },
        uuid: { string: `MIG-${name}` },
      },
    });
    const { units } = deviceUnits([slice([mig('a'), mig('b')])]);
    expect(units.map(({ product }) => product)).toEqual([
      'NVIDIA-A100-MIG-1g.5gb',
      'NVIDIA-A100-MIG-1g.5gb',
    ]);
  });

  it('takes two devices with one UUID for one', () => {
    const same = { attributes: { uuid: { string: 'GPU-1' } } };
    const { units } = deviceUnits([
      slice([
        { name: 'gpu-0', ...same },
        { name: 'vfio-0', ...same },
      ]),
    ]);
    expect(units).toHaveLength(1);
  });

  it('finds the node of a slice that selects it by name', () => {
    const nodeSelector = (...values: string[]) => ({
      nodeSelectorTerms: [
        { matchFields: [{ key: 'metadata.name', operator: 'In', values }] },
      ],
    });
    const [one] = deviceUnits([
      slice([{ name: 'a' }], { nodeSelector: nodeSelector('n7') }),
    ]).units;
    expect(one?.node).toBe('n7');
    const several = deviceUnits([
      slice([{ name: 'a' }], { nodeSelector: nodeSelector('n7', 'n8') }),
    ]);
    expect(several.units[0]?.node).toBeUndefined();
    expect(several.problems).toEqual([
      expect.stringContaining('not one node’s'),
    ]);
  });
});

describe('DeviceTable', () => {
  it('adds up what claims consume of a shared device', () => {
    const table = tableOf([
      slice([
        {
          name: 'gpu-0',
          allowMultipleAllocations: true,
          capacity: { memory: { value: '80Gi' } },
        },
      ]),
    ]);
    const part = (memory: string) => ({
      device: 'gpu-0',
      shareID: 'x',
      consumedCapacity: { memory },
    });
    table.putClaim('team/a', claim('a', part('20Gi')));
    table.putClaim('team/b', claim('b', part('40Gi')));
    expect(sharesOf(table)).toEqual([0.75]);
    table.putClaim('team/c', claim('c', { device: 'gpu-0' }));
    expect(sharesOf(table)).toEqual([1]);
    table.removeClaim('team/c');
    table.removeClaim('team/b');
    expect(sharesOf(table)).toEqual([0.25]);
  });

  it('counts a device of several claims once where it is not shared', () => {
    const table = tableOf([slice([{ name: 'gpu-0' }, { name: 'gpu-1' }])]);
    table.putClaim('team/a', claim('a', { device: 'gpu-0' }));
    table.putClaim('team/b', claim('b', { device: 'gpu-0' }));
    expect(sharesOf(table)).toEqual([1, 0]);
  });

  it('lets who watches take nothing', () => {
    const table = tableOf([slice([{ name: 'gpu-0' }])]);
    table.putClaim(
      'team/a',
      claim('a', { device: 'gpu-0', adminAccess: true }),
    );
    expect(sharesOf(table)).toEqual([0]);
  });

  it('is told which nodes a claim is about', () => {
    const touched: string[] = [];
    const table = new DeviceTable(node => touched.push(node));
    table.putSlice(slice([{ name: 'gpu-0' }]));
    touched.length = 0;
    table.putClaim('team/a', claim('a', { device: 'gpu-0' }));
    expect(touched).toEqual(['n1']);
    table.putClaim('team/b', claim('b', { device: 'x', pool: 'n2' }));
    expect(touched).toEqual(['n1']);
  });

  it('leaves out devices that are no accelerators', () => {
    const table = new DeviceTable(() => {});
    const { metadata, ...spec } = slice([{ name: 'nic-0' }]);
    table.putSlice({ ...spec, metadata, driver: 'dra.net' });
    expect(table.unitsOn('n1')).toEqual([]);
  });
});

describe('isAcceleratorDriver', () => {
  it.each([
    ['gpu.nvidia.com', true],
    ['gpu.amd.com', true],
    ['tpu.google.com', true],
    ['vfio.gpu.nvidia.com', true],
    ['compute-domain.nvidia.com', false],
    ['dra.net', false],
    ['gpu.\u001b[31m', false],
    ['', false],
  ])('%s: %s', (driver, expected) => {
    expect(isAcceleratorDriver(driver)).toBe(expected);
  });
});

describe('driverOf', () => {
  function deviceClass(expression?: string, extendedResourceName?: string) {
    return DEVICE_CLASSES.decode({
      metadata: { name: 'big' },
      spec: {
        selectors: expression === undefined ? [] : [{ cel: { expression } }],
        extendedResourceName,
      },
    });
  }

  it.each([
    [`device.driver == "gpu.nvidia.com"`, DRIVER],
    [`device.driver=='gpu.nvidia.com' && device.attributes['x'].y`, DRIVER],
    [`device.attributes['x'].y == 'z'`, 'big'],
    [undefined, 'big'],
  ])('of %s is %s', (expression, driver) => {
    expect(driverOf('big', deviceClass(expression))).toBe(driver);
  });

  it('knows by what else whole devices are asked for', () => {
    const whole = deviceClass(`device.driver == '${DRIVER}'`, 'nvidia.com/gpu');
    const cut = deviceClass(`device.driver == '${DRIVER}' && type == 'mig'`);
    expect(driverAliases([whole, cut])).toEqual(
      new Map([
        [DRIVER, ['deviceclass.resource.kubernetes.io/big', 'nvidia.com/gpu']],
      ]),
    );
  });
});
