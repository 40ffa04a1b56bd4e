import { mockServices } from '@backstage/backend-test-utils';
import {
  DEFAULT_SETTINGS,
  type ModelService,
} from '@modeldeck/plugin-model-serving-common';
import {
  BEGAN,
  canaryRevision,
  servedCanary,
} from '../../__fixtures__/canaries';
import { FakeFleet } from '../../__fixtures__/FakeFleet';
import { FakeMetrics } from '../../__fixtures__/FakeMetrics';
import { clusterState } from '../../__fixtures__/modelServices';
import { testDatabases } from '../../__testUtils__/testDatabases';
import { CanaryJournal } from '../history/CanaryJournal';
import { CanaryExaminer, type Examined } from './CanaryExaminer';
import { CanaryJudge } from './CanaryJudge';
import { CanaryReporter } from './CanaryReporter';

const MINUTE = 60_000;
const databases = testDatabases();

describe.each(databases.ids)('the judge on %s', id => {
  let time: number;
  let fleet: FakeFleet;
  let metrics: FakeMetrics;
  let journal: CanaryJournal;
  let followed: Examined[];

  beforeEach(async () => {
    time = BEGAN + 10 * MINUTE;
    fleet = new FakeFleet([servedCanary()]);
    metrics = new FakeMetrics();
    journal = new CanaryJournal(await databases.open(id));
    followed = [];
  });

  const now = () => new Date(time);
  const pass = (minutes: number) => {
    time += minutes * MINUTE;
  };

  const scorer = () => fleet.get(servedCanary().id) as ModelService;

  /** One of several replicas, or the portal after it was started anew. */
  function replica(
    follow = async (examined: Examined) => {
      followed.push(examined);
    },
  ) {
    const examiner = new CanaryExaminer({
      journal,
      metrics,
      settings: DEFAULT_SETTINGS,
      now,
      explain: ({ message }) => message,
    });
    const judge = new CanaryJudge({
      fleet,
      journal,
      examiner,
      now,
      logger: mockServices.logger.mock(),
      follow,
      keepDays: 90,
    });
    const reporter = new CanaryReporter({
      watches: journal.watches,
      examiner,
      metrics,
      settings: DEFAULT_SETTINGS,
      now,
      freshMs: 45_000,
    });
    return { judge, report: () => reporter.report(scorer()) };
  }

  const runs = async () => (await journal.history(scorer().id)).canaries;
  const windows = () =>
    metrics.asked.map(({ from, to }) => [
      (from - BEGAN) / MINUTE,
      (to - BEGAN) / MINUTE,
    ]);

  describe('as long as a canary is in flight', () => {
    it('adds to the evidence, look by look', async () => {
      const { judge } = replica();
      await judge.judgeAll();
      pass(1);
      await judge.judgeAll();
      expect(windows()).toEqual([
        [0, 10],
        [10, 11],
      ]);
      const [run] = await runs();
      expect(run?.looks.map(({ share }) => share.canary)).toEqual([6000, 6600]);
      expect(followed).toHaveLength(2);
    });

    it('goes on after a restart, and fills the gap from the past', async () => {
      await replica().judge.judgeAll();
      pass(60);
      await replica().judge.judgeAll();
      expect(windows()).toEqual([
        [0, 10],
        [10, 70],
      ]);
      expect((await runs())[0]?.looks.at(-1)?.share.canary).toBe(42_000);
    });

    it('counts nothing twice, however many replicas look at the same time', async () => {
      const replicas = [replica(), replica(), replica()];
      for (let look = 0; look < 3; look += 1) {
        await Promise.all(
          replicas.flatMap(({ judge, report }) => [judge.judgeAll(), report()]),
        );
        pass(1);
      }
      const canaries = await runs();
      expect(canaries).toHaveLength(1);
      expect(canaries[0]?.looks.at(-1)?.share.canary).toBe(12 * 600);
    });

    it('begins anew with another policy, and says so', async () => {
      const { judge } = replica();
      await judge.judgeAll();
      fleet.change({
        changed: [servedCanary(20, { canaryPolicy: { errorBudget: 0.1 } })],
      });
      pass(1);
      await judge.judgeAll();
      const [run] = await runs();
      expect(run?.events.map(({ type }) => type)).toContain(
        'evidence-discarded',
      );
      expect(run?.events.at(-1)?.detail).toMatch(/policy \(errorBudget\)/);
    });

    it('lets nothing follow from a policy that contradicts itself', async () => {
      metrics.errorRate = 0.5;
      fleet.change({
        changed: [servedCanary(20, { canaryPolicy: { toleratedRatio: 9 } })],
      });
      const { judge, report } = replica();
      await judge.judgeAll();
      const { verdict } = await report();
      expect(verdict.decision).toBe('cannot-tell');
      expect(verdict.reasons[0]).toMatch(/contradicts itself: the tolerated/);
    });

    it('begins anew where the evidence cannot be used, says so, and goes on with the others', async () => {
      const { judge } = replica();
      await judge.judgeAll();
      const [kept] = await journal.watches.openOfAny([scorer().id]);
      const broken = JSON.parse(JSON.stringify(kept?.memory));
      broken.watch.evidence.counted = { errors: {} };
      await journal.keepLook(kept!, { report: kept!.report!, memory: broken });
      const other = servedCanary(20, { name: 'other', id: 'west/b/c/other' });
      fleet.change({ changed: [other] });
      pass(1);
      await judge.judgeAll();
      const [run] = await runs();
      expect(run?.events.at(-1)?.type).toBe('evidence-discarded');
      expect(run?.trouble?.reason).toMatch(/Evidence begins anew/);
      expect((await journal.history(other.id)).canaries).toHaveLength(1);
      await judge.judgeAll();
      expect((await runs())[0]?.looks.at(-1)?.share.canary).toBe(6600);
    });

    it('keeps no cluster waiting for one that does not answer', async () => {
      const hung = servedCanary(20, { cluster: 'east', id: 'east/b/c/other' });
      fleet.change({
        changed: [hung],
        clusters: ['west', 'east'].map(name => clusterState({ name })),
      });
      let answer = () => {};
      const observe = metrics.observe.bind(metrics);
      metrics.observe = async (cluster, looks) => {
        if (cluster === 'east') {
          await new Promise<void>(resolve => {
            answer = resolve;
          });
        }
        return observe(cluster, looks);
      };
      let judging: Promise<void> | undefined;
      const told = new Promise<Examined>(resolve => {
        judging = replica(async each => resolve(each)).judge.judgeAll();
      });
      expect((await told).target.service.cluster).toBe('west');
      answer();
      await judging;
    });

    it('goes on with the others where what follows fails', async () => {
      fleet.change({
        changed: [servedCanary(20, { name: 'other', id: 'west/b/c/other' })],
      });
      const follow = jest.fn().mockRejectedValue(new Error('no'));
      await replica(follow).judge.judgeAll();
      expect(follow).toHaveBeenCalledTimes(2);
    });
  });

  describe('where something cannot be read', () => {
    const elsewhere = () =>
      servedCanary(20, {
        cluster: 'east',
        id: 'east/fraud/inferenceservice/scorer',
      });
    const both = ['west', 'east'].map(name => clusterState({ name }));

    it('says why, leaves the evidence alone and goes on with the others', async () => {
      fleet.change({ changed: [elsewhere()], clusters: both });
      const { judge, report } = replica();
      await judge.judgeAll();
      metrics.failures.west = new Error('no answer');
      pass(1);
      await judge.judgeAll();
      pass(1);
      const { verdict, trouble } = await report();
      expect(trouble?.reason).toBe('no answer');
      expect(verdict.decision).toBe('cannot-tell');
      expect(verdict.share.canary).toBe(6000);
      const [run] = await runs();
      expect(run?.trouble?.reason).toBe('no answer');
      expect(run?.looks).toHaveLength(1);
      const east = await journal.history(elsewhere().id);
      expect(east.canaries[0]?.looks).toHaveLength(2);
      metrics.failures = {};
      await judge.judgeAll();
      expect((await report()).verdict.share.canary).toBe(7200);
    });

    it('takes its own end for no trouble', async () => {
      const { judge } = replica();
      await judge.judgeAll();
      metrics.failures.west = new Error('aborted');
      await judge.judgeAll(AbortSignal.abort());
      expect((await journal.watches.open())[0]?.trouble).toBeUndefined();
    });

    it('rejects for a viewer where nothing was ever seen', async () => {
      metrics.failures.west = new Error('no answer');
      await expect(replica().report()).rejects.toThrow('no answer');
      expect((await runs())[0]?.trouble?.reason).toBe('no answer');
    });

    it('neither judges nor ends canaries of a cluster that is not reachable', async () => {
      const { judge } = replica();
      await judge.judgeAll();
      const clusters = [clusterState({ reachable: false, error: 'refused' })];
      fleet.change({ removed: [scorer().id], clusters });
      for (let times = 0; times < 3; times += 1) {
        pass(1);
        await judge.judgeAll();
      }
      const [open] = await journal.watches.open();
      expect(open?.trouble?.reason).toMatch(/"west" is not reachable: refused/);
      expect(metrics.asked).toHaveLength(1);
    });

    it('ends none while lists are missing', async () => {
      const { judge } = replica();
      await judge.judgeAll();
      const gap = {
        resource: 'deployments.apps',
        state: 'failed' as const,
        reason: 'it was not read yet',
        consequence: '',
      };
      fleet.change({
        removed: [scorer().id],
        clusters: [clusterState({ gaps: [gap] })],
      });
      await judge.judgeAll();
      await judge.judgeAll();
      expect(await journal.watches.open()).toHaveLength(1);
    });
  });

  describe('when a canary is over', () => {
    const promoted = () =>
      servedCanary(20, { revisions: [canaryRevision('v2', 'stable', 100)] });

    it('says how it ended, once that has been seen twice', async () => {
      const { judge } = replica();
      await judge.judgeAll();
      fleet.change({ changed: [promoted()] });
      await judge.judgeAll();
      expect((await runs())[0]?.outcome).toBe('in-flight');
      await judge.judgeAll();
      const [run] = await runs();
      expect(run?.outcome).toBe('promoted');
      expect(run?.events.at(-1)?.type).toBe('ended');
    });

    it('takes a moment in which it is not seen for nothing', async () => {
      const { judge } = replica();
      for (let times = 0; times < 4; times += 1) {
        fleet.change({ changed: [times % 2 ? promoted() : servedCanary()] });
        await judge.judgeAll();
      }
      expect((await runs())[0]?.outcome).toBe('in-flight');
    });

    it('ends that of a service that was deleted', async () => {
      const { judge } = replica();
      await judge.judgeAll();
      const { id: service } = scorer();
      fleet.change({ removed: [service] });
      await judge.judgeAll();
      await judge.judgeAll();
      expect((await journal.history(service)).canaries[0]?.outcome).toBe(
        'gone',
      );
    });

    it('ends that of a cluster that is not configured any more', async () => {
      const { judge } = replica();
      await judge.judgeAll();
      const { id: service } = scorer();
      const clusters = [clusterState({ name: 'east' })];
      fleet.change({ removed: [service], clusters });
      await judge.judgeAll();
      await judge.judgeAll();
      const [run] = (await journal.history(service)).canaries;
      expect(run?.outcome).toBe('gone');
    });

    it('watches the next one from its beginning, and the same one again from its end', async () => {
      const { judge } = replica();
      await judge.judgeAll();
      fleet.change({ changed: [servedCanary(0)] });
      await judge.judgeAll();
      pass(5);
      await judge.judgeAll();
      expect((await runs())[0]?.outcome).toBe('rolled-back');
      fleet.change({ changed: [servedCanary(10)] });
      pass(5);
      await judge.judgeAll();
      expect(windows().at(-1)).toEqual([15, 20]);
      expect(await runs()).toHaveLength(2);
    });
  });

  describe('for who looks', () => {
    it('tells what the judge found a moment ago, with the traffic of now', async () => {
      const { judge, report } = replica();
      await judge.judgeAll();
      fleet.change({ changed: [servedCanary(50)] });
      pass(0.5);
      const { canary, observedAt } = await report();
      expect(canary.traffic.programmed).toMatchObject({ percent: 50 });
      expect(Date.parse(observedAt)).toBe(BEGAN + 10 * MINUTE);
      expect(metrics.asked).toHaveLength(1);
    });

    it('looks once for all where the judge has not, and adds to the same evidence', async () => {
      const { judge, report } = replica();
      const [first, second] = await Promise.all([report(), report()]);
      expect(first).toEqual(second);
      expect(metrics.asked).toHaveLength(1);
      pass(1);
      await judge.judgeAll();
      expect(windows()).toEqual([
        [0, 10],
        [10, 11],
      ]);
    });

    it('looks at what is no canary in flight without keeping anything of it', async () => {
      fleet.change({ changed: [servedCanary(0)] });
      const { report } = replica();
      await expect(report()).resolves.toMatchObject({ kind: 'CanaryReport' });
      expect(await runs()).toEqual([]);
    });

    it('has nothing to tell where no canary is', async () => {
      fleet.change({
        changed: [
          servedCanary(0, { revisions: [canaryRevision('v1', 'stable', 100)] }),
        ],
      });
      await expect(replica().report()).rejects.toMatchObject({
        name: 'NotFoundError',
      });
    });
  });
});
