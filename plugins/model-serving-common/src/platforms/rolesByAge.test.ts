import fc from 'fast-check';
import { inferenceService } from './kserve/testing/inferenceService';
import { rolesByAge, type VersionObject } from './rolesByAge';

function version(
  name: string,
  created: string | undefined,
  rest: { role?: string; takesTraffic?: boolean; stopped?: boolean } = {},
): VersionObject {
  const { role, takesTraffic = true, stopped = false } = rest;
  const object = inferenceService({
    name,
    labels: role ? { 'modeldeck.io/role': role } : {},
  });
  return {
    name,
    object: {
      ...object,
      metadata: { ...object.metadata, creationTimestamp: created },
    },
    takesTraffic,
    stopped,
  };
}

const roles = (...versions: VersionObject[]) =>
  Object.fromEntries(rolesByAge(versions));

describe('rolesByAge', () => {
  it('calls the oldest stable', () => {
    expect(roles(version('b', '2026-02'), version('a', '2026-03'))).toEqual({
      a: 'canary',
      b: 'stable',
    });
  });

  it('passes over one that takes no requests', () => {
    expect(
      roles(
        version('old', '2026-01', { takesTraffic: false }),
        version('new', '2026-02'),
      ),
    ).toEqual({ old: 'canary', new: 'stable' });
  });

  it('retires what was stopped', () => {
    expect(
      roles(
        version('old', '2026-01', { stopped: true }),
        version('new', '2026-02'),
      ),
    ).toEqual({ old: 'retired', new: 'stable' });
  });

  it('does as a label says', () => {
    expect(
      roles(
        version('old', '2026-01'),
        version('new', '2026-02', { role: 'stable' }),
      ),
    ).toEqual({ old: 'canary', new: 'stable' });
    expect(
      roles(
        version('old', '2026-01', { role: 'shadow' }),
        version('new', '2026-02'),
      ),
    ).toEqual({ old: 'shadow', new: 'stable' });
  });

  it('ignores a label that is no role', () => {
    expect(roles(version('a', '2026-01', { role: 'constructor' }))).toEqual({
      a: 'stable',
    });
  });

  it('goes by the given order when an age is not known', () => {
    expect(roles(version('a', undefined), version('b', '2026-01'))).toEqual({
      a: 'stable',
      b: 'canary',
    });
  });

  it('gives each one a role, and one at most is stable without labels', () => {
    const any = fc.record({
      created: fc.option(fc.constantFrom('2026-01', '2026-02'), {
        nil: undefined,
      }),
      takesTraffic: fc.boolean(),
      stopped: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 5 }), members => {
        const given = members.map(({ created, ...rest }, index) =>
          version(`v${index}`, created, rest),
        );
        const result = [...rolesByAge(given).values()];
        expect(result).toHaveLength(members.length);
        expect(result.filter(role => role === 'stable')).toHaveLength(1);
      }),
    );
  });
});
