import { canaryRevision, servedCanary } from '../../__fixtures__/canaries';
import { clusterState } from '../../__fixtures__/modelServices';
import { JudgedFleet } from '../../__testUtils__/JudgedFleet';
import { testDatabases } from '../../__testUtils__/testDatabases';
import type { Examined } from './CanaryExaminer';

const databases = testDatabases();

describe.each(databases.ids)('the judge on %s', id => {
  let on: JudgedFleet;

  beforeEach(async () => {
    on = new JudgedFleet(await databases.open(id));
  });

  describe('as long as a canary is in flight', () => {
    it('adds to the evidence, look by look', async () => {
      const { judge } = on.replica();
      await judge.judgeAll();
      on.pass(1);
      await judge.judgeAll();
      expect(on.windows()).toEqual([
        [0, 10],
        [10, 11],
      ]);
      const [run] = await on.runs();
      expect(run?.looks.map(({ share }) => share.canary)).toEqual([6000, 6600]);
      expect(on.followed).toHaveLength(2);
    });

    it('goes on after a restart, and fills the gap from the past', async () => {
      await on.replica().judge.judgeAll();
      on.pass(60);
      await on.replica().judge.judgeAll();
      expect(on.windows()).toEqual([
        [0, 10],
        [10, 70],
      ]);
      expect((await on.runs())[0]?.looks.at(-1)?.share.canary).toBe(42_000);
    });

    it('counts nothing twice, however many replicas look at the same time', async () => {
      const replicas = [on.replica(), on.replica(), on.replica()];
      for (let look = 0; look < 3; look += 1) {
        await Promise.all(
          replicas.flatMap(({ judge, report }) => [judge.judgeAll(), report()]),
        );
        on.pass(1);
      }
      const canaries = await on.runs();
      expect(canaries).toHaveLength(1);
      expect(canaries[0]?.looks.at(-1)?.share.canary).toBe(12 * 600);
    });

    it('begins anew with another policy, and says so', async () => {
      const { judge } = on.replica();
      await judge.judgeAll();
      on.fleet.change({
        changed: [servedCanary(20, { canaryPolicy: { errorBudget: 0.1 } })],
      });
      on.pass(1);
      await judge.judgeAll();
      const [run] = await on.runs();
      expect(run?.events.map(({ type }) => type)).toContain(
        'evidence-discarded',
      );
      expect(run?.events.at(-1)?.detail).toMatch(/policy \(errorBudget\)/);
    });

    it('lets nothing follow from a policy that contradicts itself', async () => {
      on.metrics.errorRate = 0.5;
      on.fleet.change({
        changed: [servedCanary(20, { canaryPolicy: { toleratedRatio: 9 } })],
      });
      const { judge, report } = on.replica();
      await judge.judgeAll();
      const { verdict } = await report();
      expect(verdict.decision).toBe('cannot-tell');
      expect(verdict.reasons[0]).toMatch(/contradicts itself: the tolerated/);
    });

    it('begins anew where the evidence cannot be used, says so, and goes on with the others', async () => {
      const { judge } = on.replica();
      await judge.judgeAll();
      const [kept] = await on.journal.watches.openOfAny([on.scorer().id]);
      const broken = JSON.parse(JSON.stringify(kept?.memory));
      broken.watch.evidence.counted = { errors: {} };
      await on.journal.keepLook(kept!, {
        report: kept!.report!,
        memory: broken,
      });
      const other = servedCanary(20, { name: 'other', id: 'west/b/c/other' });
      on.fleet.change({ changed: [other] });
      on.pass(1);
      await judge.judgeAll();
      const [run] = await on.runs();
      expect(run?.events.at(-1)?.type).toBe('evidence-discarded');
      expect(run?.trouble?.reason).toMatch(/Evidence begins anew/);
      expect((await on.journal.history(other.id)).canaries).toHaveLength(1);
      await judge.judgeAll();
      expect((await on.runs())[0]?.looks.at(-1)?.share.canary).toBe(6600);
    });

    it('keeps no cluster waiting for one that does not answer', async () => {
      const hung = servedCanary(20, { cluster: 'east', id: 'east/b/c/other' });
      on.fleet.change({
        changed: [hung],
        clusters: ['west', 'east'].map(name => clusterState({ name })),
      });
      let answer = () => {};
      const answered = new Promise<void>(resolve => {
        answer = resolve;
      });
      const observe = on.metrics.observe.bind(on.metrics);
      on.metrics.observe = async (cluster, looks) => {
        if (cluster === 'east') {
          await answered;
        }
        return observe(cluster, looks);
      };
      let judging: Promise<void> | undefined;
      const told = new Promise<Examined>(resolve => {
        judging = on.replica(async each => resolve(each)).judge.judgeAll();
      });
      expect((await told).target.service.cluster).toBe('west');
      answer();
      await judging;
    });

    it('goes on with the others where what follows fails', async () => {
      on.fleet.change({
        changed: [servedCanary(20, { name: 'other', id: 'west/b/c/other' })],
      });
      const follow = jest.fn().mockRejectedValue(new Error('no'));
      await on.replica(follow).judge.judgeAll();
      expect(follow).toHaveBeenCalledTimes(2);
    });
  });

  describe('when a canary is over', () => {
    const promoted = () =>
      servedCanary(20, { revisions: [canaryRevision('v2', 'stable', 100)] });

    it('says how it ended, once that has been seen twice', async () => {
      const { judge } = on.replica();
      await judge.judgeAll();
      on.fleet.change({ changed: [promoted()] });
      await judge.judgeAll();
      expect((await on.runs())[0]?.outcome).toBe('in-flight');
      await judge.judgeAll();
      const [run] = await on.runs();
      expect(run?.outcome).toBe('promoted');
      expect(run?.events.at(-1)?.type).toBe('ended');
    });

    it('takes a moment in which it is not seen for nothing', async () => {
      const { judge } = on.replica();
      for (let times = 0; times < 4; times += 1) {
        on.fleet.change({ changed: [times % 2 ? promoted() : servedCanary()] });
        await judge.judgeAll();
      }
      expect((await on.runs())[0]?.outcome).toBe('in-flight');
    });

    it('ends that of a service that was deleted', async () => {
      const { judge } = on.replica();
      await judge.judgeAll();
      const { id: service } = on.scorer();
      on.fleet.change({ removed: [service] });
      await judge.judgeAll();
      await judge.judgeAll();
      expect((await on.journal.history(service)).canaries[0]?.outcome).toBe(
        'gone',
      );
    });

    it('ends that of a cluster that is not configured any more', async () => {
      const { judge } = on.replica();
      await judge.judgeAll();
      const { id: service } = on.scorer();
      const clusters = [clusterState({ name: 'east' })];
      on.fleet.change({ removed: [service], clusters });
      await judge.judgeAll();
      await judge.judgeAll();
      const [run] = (await on.journal.history(service)).canaries;
      expect(run?.outcome).toBe('gone');
    });

    it('watches the next one from its beginning, and the same one again from its end', async () => {
      const { judge } = on.replica();
      await judge.judgeAll();
      on.fleet.change({ changed: [servedCanary(0)] });
      await judge.judgeAll();
      on.pass(5);
      await judge.judgeAll();
      expect((await on.runs())[0]?.outcome).toBe('rolled-back');
      on.fleet.change({ changed: [servedCanary(10)] });
      on.pass(5);
      await judge.judgeAll();
      expect(on.windows().at(-1)).toEqual([15, 20]);
      expect(await on.runs()).toHaveLength(2);
    });
  });
});
