import {
  actionReportSchema,
  type PlanRequest,
} from '@modeldeck/plugin-model-serving-common';
import { FakeControl } from '../../__fixtures__/FakeControl';
import { FakeHost } from '../../__fixtures__/FakeHost';
import { plan, SERVICE } from '../../__fixtures__/plans';
import { list, service } from '../../__fixtures__/services';
import { parseArguments } from '../../cli/parseArguments';
import type { ActOperation } from '../../cli/Operation';
import { runAct } from './runAct';

describe('runAct', () => {
  let control: FakeControl;
  let host: FakeHost;

  beforeEach(() => {
    control = new FakeControl(SERVICE);
    control.outcomes = [{ plan: plan() }];
    host = new FakeHost({ columns: 100 });
  });

  function run(line: string, on = host): Promise<number> {
    const operation = parseArguments(line.split(' '));
    expect(operation).toMatchObject({ verb: 'act' });
    return runAct(operation as ActOperation, on, async () => ({
      access: control.access,
      control,
    }));
  }

  it('shows, asks, writes and tells what came of it', async () => {
    host.answers.push('y');
    expect(await run('promote scorer')).toBe(0);
    expect(host.err).toContain('Promote scorer? [y/N] ');
    expect(host.out).toMatch(/Promote fraud\/scorer[^]*remove the percent/);
    expect(host.out).toMatch(/Promoted: v2 gets 100 %\.\n$/);
    expect(control.written).toEqual([{ plan: plan(), dryRun: 'none' }]);
  });

  it.each([['n'], [''], ['yep'], ['Y e s']])(
    'writes nothing when the answer is %j',
    async answer => {
      host.answers.push(answer);
      expect(await run('promote scorer')).toBe(1);
      expect(host.err).toContain('error: nothing is written');
      expect(control.written).toEqual([]);
    },
  );

  it('takes Ctrl-C at the question for no, and ends as interrupted', async () => {
    host.stdin.readLine = async () => {
      host.interrupt();
      return undefined;
    };
    expect(await run('promote scorer')).toBe(130);
    expect(control.written).toEqual([]);
  });

  it('writes nothing after Ctrl-C, though nobody is to be asked', async () => {
    const made = control.plan.bind(control);
    control.plan = async query => {
      const planned = await made(query);
      host.interrupt();
      return planned;
    };
    expect(await run('promote scorer -y')).toBe(130);
    await expect(run('promote scorer -y')).rejects.toMatchObject({
      kind: 'interrupted',
    });
    expect(control.written).toEqual([]);
  });

  it('asks nobody before it knows that somebody is there', async () => {
    await expect(run('promote scorer', new FakeHost())).rejects.toMatchObject({
      kind: 'usage',
    });
    expect(control.access.asked).toEqual([]);
  });

  it('shows the plan for a dry run, and asks nothing', async () => {
    expect(await run('promote scorer --dry-run=client', new FakeHost())).toBe(
      0,
    );
    expect(control.written).toEqual([]);
    expect(await run('promote scorer --dry-run=server')).toBe(0);
    expect(control.written).toMatchObject([{ dryRun: 'server' }]);
    expect(host.out).toContain('The API server would accept it.');
  });

  it('does not wait for traffic with --timeout 0', async () => {
    control.onVerify = () => {
      throw new Error('asked');
    };
    expect(await run('promote scorer -y --timeout 0')).toBe(0);
  });

  it.each([
    [{ state: 'timed-out', reason: 'v1 gets 80 %, not 0 %', now: [] }, 4],
    [
      { state: 'failed', reason: 'its pods crash', service: SERVICE, now: [] },
      3,
    ],
    [{ state: 'gone', reason: 'InferenceService "scorer" is gone' }, 5],
    [
      {
        state: 'cannot-verify',
        reason: 'the router tells nothing',
        service: SERVICE,
        now: [],
      },
      8,
    ],
  ] as const)('never claims success: %j ends with %d', async (came, code) => {
    control.verification = came as never;
    expect(await run('promote scorer -y')).toBe(code);
    expect(host.err).toContain(`error: written, `);
    expect(host.err).toContain(came.reason);
    expect(host.out).not.toContain('Promoted');
  });

  it('says when traffic is as predicted and the service is not well', async () => {
    const health = {
      status: 'degraded' as const,
      reason: 'OOMKilled',
      message: 'v2 is killed',
    };
    control.verification = {
      state: 'reached',
      service: service({ health }),
      now: [],
    };
    expect(await run('promote scorer -y')).toBe(0);
    expect(host.out).toContain('But the service is degraded: v2 is killed');
  });

  it('stops waiting on Ctrl-C, and says that it has written', async () => {
    control.onVerify = () => host.interrupt();
    expect(await run('promote scorer -y')).toBe(130);
    expect(host.err).toContain('Written, and not waited for.\n');
  });

  it('keeps stdout to the document where one is wanted', async () => {
    host.answers.push('y');
    expect(await run('promote scorer -o json')).toBe(0);
    const report = JSON.parse(host.out);
    expect(actionReportSchema.parse(report)).toEqual(report);
    expect(report).toMatchObject({
      plan: { summary: 'v2 gets 100 %' },
      outcome: { state: 'reached' },
    });
    expect(host.err).toContain('Promote fraud/scorer');
  });

  it('asks which of several services of a name is meant', async () => {
    const other = service({ kind: 'Deployment' });
    control.access.answer = list([SERVICE, other]);
    await expect(run('promote scorer -y')).rejects.toThrow(
      'several model services are meant by "scorer": write inferenceservice/scorer or deployment/scorer',
    );
    expect(await run('promote isvc/scorer -y')).toBe(0);
  });

  describe('set-weight', () => {
    async function requestOf(line: string): Promise<PlanRequest | undefined> {
      let request: PlanRequest | undefined;
      const made = control.plan.bind(control);
      control.plan = async query => {
        const planned = await made(query);
        request = planned.request;
        return planned;
      };
      await run(`set-weight scorer ${line} -y`);
      return request;
    }

    it.each([
      ['20', { v1: 80, v2: 20 }],
      ['33.3', { v1: 66.7, v2: 33.3 }],
      ['v1=50 v2=50', { v1: 50, v2: 50 }],
    ])('%s', async (words, weights) => {
      expect(await requestOf(words)).toEqual({ action: 'set-weight', weights });
    });

    it('wants names where one number could mean several', async () => {
      control.access.answer = list([service()]);
      await expect(requestOf('20')).rejects.toThrow(
        'write REVISION=PERCENT for scorer-00001 (stable)',
      );
    });
  });
});
