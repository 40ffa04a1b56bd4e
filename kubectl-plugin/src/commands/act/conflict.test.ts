import { FakeControl } from '../../__fixtures__/FakeControl';
import { FakeHost } from '../../__fixtures__/FakeHost';
import { later, OTHER, plan, SERVICE } from '../../__fixtures__/plans';
import { parseArguments } from '../../cli/parseArguments';
import type { ActOperation } from '../../cli/Operation';
import { runAct } from './runAct';

const conflict = () =>
  Object.assign(new Error('changed'), { kind: 'conflict' });

describe('runAct after a conflict', () => {
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

  it('writes what was agreed to when it is still the plan', async () => {
    control.failures.push(conflict());
    control.outcomes = [{ plan: plan() }, { plan: later() }];
    host.answers.push('y');
    expect(await run('promote scorer')).toBe(0);
    expect(control.written).toEqual([{ plan: later(), dryRun: 'none' }]);
    expect(host.err.match(/\[y\/N\]/g)).toHaveLength(1);
    expect(host.err).toContain('nothing is written yet: planning again');
  });

  it('shows another plan and asks about it', async () => {
    control.failures.push(conflict());
    control.outcomes = [{ plan: plan() }, { plan: OTHER }];
    host.answers.push('y', 'y');
    expect(await run('promote scorer')).toBe(0);
    expect(control.written).toMatchObject([{ plan: OTHER }]);
    expect(host.out.match(/Promote fraud\/scorer/g)).toHaveLength(2);
  });

  it.each([
    ['promote scorer', ['y', 'n']],
    ['promote scorer --yes', []],
  ])('writes no other plan unasked: %s %j', async (line, answers) => {
    control.failures.push(conflict());
    control.outcomes = [{ plan: plan() }, { plan: OTHER }];
    host.answers.push(...answers);
    await expect(run(line)).rejects.toMatchObject({ kind: 'conflict' });
    expect(control.written).toEqual([]);
  });

  it('tells why there is nothing to plan any more', async () => {
    control.failures.push(conflict());
    const refusal = {
      service: plan().service,
      action: 'promote' as const,
      reason: 'no-canary',
      message: 'there is no canary',
      instead: 'start one',
    };
    control.outcomes = [{ plan: plan() }, { refusal }];
    expect(await run('promote scorer -y')).toBe(1);
    expect(host.err).toContain(
      'error: not promoted: there is no canary [no-canary]; start one\n',
    );
  });

  it('gives up after the second', async () => {
    control.failures.push(conflict(), conflict());
    await expect(run('promote scorer -y')).rejects.toMatchObject({
      kind: 'conflict',
    });
  });
});
