import { type Revision, unknown } from '@modeldeck/plugin-model-serving-common';
import { NOW, revision, service } from '../__fixtures__/services';
import { fleetRow } from './fleetView';

function sharing(
  role: Revision['role'],
  declared: number | undefined,
  programmed: number | undefined,
): Revision {
  const share = (percent: number | undefined) =>
    percent === undefined ? unknown('no route') : { percent, source: 'x' };
  return revision({
    role,
    traffic: {
      declared: share(declared),
      programmed: share(programmed),
      observed: unknown('no metrics'),
    },
  });
}

function trafficOf(...revisions: Revision[]) {
  return fleetRow(service({ revisions }), NOW).traffic.map(part => [
    part.role,
    part.declared,
    part.programmed,
    part.disagrees,
  ]);
}

describe('fleetRow', () => {
  it('shows a canary that gets nothing, and no old revision that gets nothing', () => {
    expect(
      trafficOf(
        sharing('stable', 100, 100),
        sharing('canary', 0, 0),
        sharing('retired', 0, 0),
      ),
    ).toEqual([
      ['stable', 100, 100, false],
      ['canary', 0, 0, false],
    ]);
  });

  it('shows an old revision that really gets something', () => {
    expect(trafficOf(sharing('retired', 0, 5))).toEqual([
      ['retired', 0, 5, true],
    ]);
  });

  it('keeps what cannot be told apart from nothing', () => {
    expect(trafficOf(sharing('canary', 10, undefined))).toEqual([
      ['canary', 10, undefined, false],
    ]);
    const counts = [
      revision({ replicas: { wanted: 2, ready: 1 } }),
      revision({ replicas: { wanted: unknown('x'), ready: 1 } }),
    ];
    expect(fleetRow(service({ revisions: counts }), NOW).ready).toBe('2/?');
    expect(fleetRow(service({ revisions: [] }), NOW).ready).toBe('-');
  });

  it('has a reason only for what is not healthy', () => {
    const words = { reason: 'NoTraffic', message: 'it is scaled to zero' };
    const row = (status: 'healthy' | 'idle') =>
      fleetRow(service({ health: { status, ...words } }), NOW);
    expect(row('healthy')).toMatchObject({ reason: '', message: '' });
    expect(row('idle')).toMatchObject(words);
  });

  it('names an unknown model, whose version may be known', () => {
    const model = {
      name: unknown('no label'),
      version: 'v3',
      format: unknown('x'),
      storageUri: unknown('x'),
    };
    expect(fleetRow(service({ model }), NOW).model).toBe('unknown v3');
  });
});
