import {
  unknown,
  type Health,
  type ModelService,
} from '@modeldeck/plugin-model-serving-common';
import fc from 'fast-check';
import { aFinding } from '../__testUtils__/finding';
import { aRollout } from '../__testUtils__/rollout';
import { aRevision, aService, someTraffic } from '../__testUtils__/services';
import { hasCanary, trafficBar, trafficDisagreements } from './traffic';

const stable = aRevision({ name: 'a', traffic: someTraffic(70, 90) });
const canary = aRevision({
  name: 'b',
  role: 'canary',
  traffic: someTraffic(30, 10),
});

const withoutSteps = aRollout({ step: unknown('it has none') });
const done = { index: 8, count: 8, title: '' };
const moving: Health = {
  status: 'progressing',
  reason: 'RolloutInProgress',
  message: '',
};

describe('trafficBar', () => {
  it('has a segment for each revision, with where it was read', () => {
    expect(trafficBar([stable, canary], 'programmed').segments).toEqual([
      {
        revision: 'a',
        role: 'stable',
        percent: 90,
        source: 'Knative Service traffic',
      },
      {
        revision: 'b',
        role: 'canary',
        percent: 10,
        source: 'Knative Service traffic',
      },
    ]);
  });

  it('tells what is unknown and why, and leaves room for it', () => {
    const untold = aRevision({
      name: 'b',
      traffic: { ...someTraffic(30), programmed: unknown('forbidden') },
    });
    const bar = trafficBar(
      [aRevision({ traffic: someTraffic(90) }), untold],
      'programmed',
    );
    expect(bar.unknown).toEqual([{ revision: 'b', reason: 'forbidden' }]);
    expect(bar.untold).toBe(10);
  });

  it('does not call unknown what nobody gets', () => {
    const bar = trafficBar(
      [aRevision({ traffic: someTraffic(60) })],
      'declared',
    );
    expect(bar.untold).toBe(0);
  });

  it('never draws more than the whole', () => {
    const percents = fc.array(fc.double({ min: 0, max: 100, noNaN: true }));
    fc.assert(
      fc.property(percents, shares => {
        const revisions = shares.map((share, index) =>
          aRevision({ name: `r${index}`, traffic: someTraffic(share) }),
        );
        const { untold } = trafficBar(revisions, 'observed');
        expect(untold).toBe(revisions.length > 0 ? 100 : 0);
      }),
    );
  });
});

describe('trafficDisagreements', () => {
  it('names the revisions whose route is not what was asked for', () => {
    expect(
      trafficDisagreements(aService({ revisions: [stable, canary] })),
    ).toEqual([
      { revision: 'a', declared: 70, programmed: 90 },
      { revision: 'b', declared: 30, programmed: 10 },
    ]);
  });

  it('finds none in rounding or in what is unknown', () => {
    const rounded = aRevision({ traffic: someTraffic(33.3, 33) });
    const untold = aRevision({
      traffic: { ...someTraffic(30), programmed: unknown('forbidden') },
    });
    expect(
      trafficDisagreements(aService({ revisions: [rounded, untold] })),
    ).toEqual([]);
  });

  it.each<[string, Partial<ModelService>, number]>([
    ['on its way', {}, 0],
    [
      'on its way, with a note',
      { findings: [aFinding({ severity: 'info' })] },
      0,
    ],
    ['on its way, without steps', { rollout: withoutSteps, health: moving }, 0],
    ['with a fault found', { findings: [aFinding()] }, 2],
    ['that is done', { rollout: aRollout({ step: done }) }, 2],
    ['without steps that is done', { rollout: withoutSteps }, 2],
    ['given up', { rollout: aRollout({ aborted: true }) }, 2],
  ])('of a rollout %s', (_, overrides, count) => {
    const service = aService({
      revisions: [stable, canary],
      rollout: aRollout(),
      ...overrides,
    });
    expect(trafficDisagreements(service)).toHaveLength(count);
  });
});

describe('hasCanary', () => {
  it('holds while there is one', () => {
    expect(hasCanary([stable])).toBe(false);
    expect(hasCanary([stable, canary])).toBe(true);
  });
});
