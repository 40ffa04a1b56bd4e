import {
  BEGAN,
  canaryRevision,
  servedCanary,
} from '../../__fixtures__/canaries';
import { clusterState } from '../../__fixtures__/modelServices';
import { JudgedFleet } from '../../__testUtils__/JudgedFleet';
import { testDatabases } from '../../__testUtils__/testDatabases';

const MINUTE = 60_000;
const databases = testDatabases();

describe.each(databases.ids)('what is told of canaries on %s', id => {
  let on: JudgedFleet;

  beforeEach(async () => {
    on = new JudgedFleet(await databases.open(id));
  });

  describe('where something cannot be read', () => {
    const elsewhere = () =>
      servedCanary(20, {
        cluster: 'east',
        id: 'east/fraud/inferenceservice/scorer',
      });
    const both = ['west', 'east'].map(name => clusterState({ name }));

    it('says why, leaves the evidence alone and goes on with the others', async () => {
      on.fleet.change({ changed: [elsewhere()], clusters: both });
      const { judge, report } = on.replica();
      await judge.judgeAll();
      on.metrics.failures.west = new Error('no answer');
      on.pass(1);
      await judge.judgeAll();
      on.pass(1);
      const { verdict, trouble } = await report();
      expect(trouble?.reason).toBe('no answer');
      expect(verdict.decision).toBe('cannot-tell');
      expect(verdict.share.canary).toBe(6000);
      const [run] = await on.runs();
      expect(run?.trouble?.reason).toBe('no answer');
      expect(run?.looks).toHaveLength(1);
      const east = await on.journal.history(elsewhere().id);
      expect(east.canaries[0]?.looks).toHaveLength(2);
      on.metrics.failures = {};
      await judge.judgeAll();
      expect((await report()).verdict.share.canary).toBe(7200);
    });

    it('takes its own end for no trouble', async () => {
      const { judge } = on.replica();
      await judge.judgeAll();
      on.metrics.failures.west = new Error('aborted');
      await judge.judgeAll(AbortSignal.abort());
      expect((await on.journal.watches.open())[0]?.trouble).toBeUndefined();
    });

    it('rejects for a viewer where nothing was ever seen', async () => {
      on.metrics.failures.west = new Error('no answer');
      await expect(on.replica().report()).rejects.toThrow('no answer');
      expect((await on.runs())[0]?.trouble?.reason).toBe('no answer');
    });

    it('neither judges nor ends canaries of a cluster that is not reachable', async () => {
      const { judge } = on.replica();
      await judge.judgeAll();
      const clusters = [clusterState({ reachable: false, error: 'refused' })];
      on.fleet.change({ removed: [on.scorer().id], clusters });
      for (let times = 0; times < 3; times += 1) {
        on.pass(1);
        await judge.judgeAll();
      }
      const [open] = await on.journal.watches.open();
      expect(open?.trouble?.reason).toMatch(/"west" is not reachable: refused/);
      expect(on.metrics.asked).toHaveLength(1);
    });

    it('ends none while lists are missing', async () => {
      const { judge } = on.replica();
      await judge.judgeAll();
      const gap = {
        resource: 'deployments.apps',
        state: 'failed' as const,
        reason: 'it was not read yet',
        consequence: '',
      };
      on.fleet.change({
        removed: [on.scorer().id],
        clusters: [clusterState({ gaps: [gap] })],
      });
      await judge.judgeAll();
      await judge.judgeAll();
      expect(await on.journal.watches.open()).toHaveLength(1);
    });
  });

  describe('for who looks', () => {
    it('tells what the judge found a moment ago, with the traffic of now', async () => {
      const { judge, report } = on.replica();
      await judge.judgeAll();
      on.fleet.change({ changed: [servedCanary(50)] });
      on.pass(0.5);
      const { canary, observedAt } = await report();
      expect(canary.traffic.programmed).toMatchObject({ percent: 50 });
      expect(Date.parse(observedAt)).toBe(BEGAN + 10 * MINUTE);
      expect(on.metrics.asked).toHaveLength(1);
    });

    it('looks once for all where the judge has not, and adds to the same evidence', async () => {
      const { judge, report } = on.replica();
      const [first, second] = await Promise.all([report(), report()]);
      expect(first).toEqual(second);
      expect(on.metrics.asked).toHaveLength(1);
      on.pass(1);
      await judge.judgeAll();
      expect(on.windows()).toEqual([
        [0, 10],
        [10, 11],
      ]);
    });

    it('looks at what is no canary in flight without keeping anything of it', async () => {
      on.fleet.change({ changed: [servedCanary(0)] });
      const { report } = on.replica();
      await expect(report()).resolves.toMatchObject({ kind: 'CanaryReport' });
      expect(await on.runs()).toEqual([]);
    });

    it('has nothing to tell where no canary is', async () => {
      on.fleet.change({
        changed: [
          servedCanary(0, { revisions: [canaryRevision('v1', 'stable', 100)] }),
        ],
      });
      await expect(on.replica().report()).rejects.toMatchObject({
        name: 'NotFoundError',
      });
    });
  });
});
