import type { TrafficShare } from '../../model/types';
import { rawKnativeService } from './testing/inferenceService';
import { servicesOf } from '../testing/namespaceOf';

const percent = (share: TrafficShare) =>
  'percent' in share ? share.percent : 'unknown';

/**
 * The states that KServe's controller gets into, write by write: what it leaves in spec and
 * status, and what is to be read from that as `revision role declared/programmed`.
 */
const STATES: Array<
  [string, Parameters<typeof rawKnativeService>[0], string[], string[]]
> = [
  [
    'create A',
    { created: 'r1', ready: 'r1', rolledout: 'r1', traffic: [['r1', 100]] },
    ['r1 stable 100/100'],
    [],
  ],
  ['create A, not ready yet', { created: 'r1' }, ['r1 stable 100/unknown'], []],
  [
    'B and percent 20, B not ready',
    {
      percent: 20,
      created: 'r2',
      ready: 'r1',
      rolledout: 'r1',
      traffic: [
        ['r1', 20],
        ['r1', 80],
      ],
    },
    ['r1 stable 80/100', 'r2 canary 20/0'],
    ['canary-not-live'],
  ],
  [
    'B and percent 20, B ready',
    {
      percent: 20,
      created: 'r2',
      ready: 'r2',
      rolledout: 'r1',
      traffic: [
        ['r2', 20],
        ['r1', 80],
      ],
    },
    ['r1 stable 80/80', 'r2 canary 20/20'],
    [],
  ],
  [
    'in flight, then percent 0 only',
    {
      percent: 0,
      created: 'r2',
      ready: 'r2',
      rolledout: 'r1',
      traffic: [
        ['r2', 0],
        ['r1', 100],
      ],
    },
    ['r1 stable 100/100', 'r2 canary 0/0'],
    ['canary-percent-zero-left-behind'],
  ],
  [
    'in flight, then the old URI and percent 0: a useless third revision',
    {
      percent: 0,
      created: 'r3',
      ready: 'r3',
      rolledout: 'r1',
      traffic: [
        ['r3', 0],
        ['r1', 100],
      ],
    },
    ['r1 stable 100/100', 'r3 canary 0/0'],
    ['canary-percent-zero-left-behind'],
  ],
  [
    'in flight, then an edit of the template, which is not ready yet',
    {
      percent: 20,
      created: 'r3',
      ready: 'r2',
      rolledout: 'r1',
      traffic: [
        ['r2', 20],
        ['r1', 80],
      ],
    },
    ['r1 stable 80/80', 'r2 canary 0/20', 'r3 candidate 20/0'],
    ['canary-not-live'],
  ],
  [
    'left-over 0, then C',
    {
      percent: 0,
      created: 'r3',
      ready: 'r3',
      rolledout: 'r1',
      traffic: [
        ['r3', 0],
        ['r1', 100],
      ],
    },
    ['r1 stable 100/100', 'r3 canary 0/0'],
    ['canary-percent-zero-left-behind'],
  ],
  [
    'promoted by removing the field',
    {
      created: 'r2',
      ready: 'r2',
      rolledout: 'r2',
      previous: 'r1',
      traffic: [['r2', 100]],
    },
    ['r2 stable 100/100'],
    [],
  ],
  [
    'promoted by percent 100',
    {
      percent: 100,
      created: 'r2',
      ready: 'r2',
      rolledout: 'r2',
      previous: 'r1',
      traffic: [['r2', 100]],
    },
    ['r2 stable 100/100'],
    ['canary-percent-left-behind'],
  ],
  [
    'promoted, then the old URI and percent 0: the bad model keeps everything',
    {
      percent: 0,
      created: 'r3',
      ready: 'r3',
      rolledout: 'r2',
      previous: 'r1',
      traffic: [
        ['r3', 0],
        ['r2', 100],
      ],
    },
    ['r2 stable 100/100', 'r3 canary 0/0'],
    ['canary-percent-zero-left-behind'],
  ],
  [
    'promoted, then percent 0 only',
    {
      percent: 0,
      created: 'r2',
      ready: 'r2',
      rolledout: 'r1',
      previous: 'r1',
      traffic: [
        ['r2', 0],
        ['r1', 100],
      ],
    },
    ['r1 stable 100/100', 'r2 canary 0/0'],
    ['canary-percent-zero-left-behind'],
  ],
  [
    'promoted, then the old URI without a percent',
    {
      created: 'r3',
      ready: 'r3',
      rolledout: 'r3',
      previous: 'r2',
      traffic: [['r3', 100]],
    },
    ['r3 stable 100/100'],
    [],
  ],
  [
    'promoted, then percent 20 only: the model before is back',
    {
      percent: 20,
      created: 'r2',
      ready: 'r2',
      rolledout: 'r1',
      previous: 'r1',
      traffic: [
        ['r2', 20],
        ['r1', 80],
      ],
    },
    ['r1 stable 80/80', 'r2 canary 20/20'],
    ['canary-percent-after-promotion'],
  ],
  [
    'created with percent 20',
    {
      percent: 20,
      created: 'r1',
      ready: 'r1',
      rolledout: 'r1',
      traffic: [
        ['r1', 20],
        ['r1', 80],
      ],
    },
    ['r1 stable 100/100'],
    ['canary-percent-ignored-on-create'],
  ],
  [
    'a new model without a percent, not ready yet',
    {
      created: 'r2',
      ready: 'r1',
      rolledout: 'r1',
      traffic: [['r1', 100]],
    },
    ['r1 stable 0/100', 'r2 candidate 100/0'],
    ['latest-revision-not-ready'],
  ],
  [
    'traffic on a revision that no other field names',
    {
      percent: 20,
      created: 'r5',
      ready: 'r5',
      rolledout: 'r4',
      traffic: [
        ['r5', 20],
        ['r3', 80],
      ],
    },
    ['r4 stable 80/0', 'r5 canary 20/20', 'r3 canary 0/80'],
    [],
  ],
  [
    'traffic that does not add up',
    {
      created: 'r1',
      ready: 'r1',
      rolledout: 'r1',
      traffic: [['r1', 70]],
    },
    ['r1 stable 100/unknown'],
    [],
  ],
];

describe('states of a service in Knative mode', () => {
  it.each(STATES)('%s', (_, state, revisions, findings) => {
    const [service] = servicesOf([rawKnativeService(state)]);
    expect(
      service?.revisions.map(
        ({ name, role, traffic }) =>
          `${name} ${role} ${percent(traffic.declared)}/${percent(
            traffic.programmed,
          )}`,
      ),
    ).toEqual(revisions);
    expect(service?.findings.map(({ rule }) => rule)).toEqual(findings);
  });
});
