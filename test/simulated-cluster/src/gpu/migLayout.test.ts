import { migLayout } from './migLayout';

describe('migLayout', () => {
  it('packs the large parts first, seven slices to a device', () => {
    const devices = migLayout({ '1g.5gb': 3, '3g.20gb': 2, '7g.40gb': 1 });
    expect(
      devices.map(instances => instances.map(({ profile }) => profile)),
    ).toEqual([
      ['7g.40gb'],
      ['3g.20gb', '3g.20gb', '1g.5gb'],
      ['1g.5gb', '1g.5gb'],
    ]);
  });

  it('numbers the parts of a device, and knows their memory', () => {
    expect(migLayout({ '2g.10gb': 2 })).toEqual([
      [
        { id: 1, profile: '2g.10gb', memoryMiB: 10240 },
        { id: 2, profile: '2g.10gb', memoryMiB: 10240 },
      ],
    ]);
    expect(migLayout({})).toEqual([]);
  });
});
