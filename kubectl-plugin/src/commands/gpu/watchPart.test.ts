import {
  type GpuReport,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import { FakeClusters } from '../../__fixtures__/FakeClusters';
import { FakeHost } from '../../__fixtures__/FakeHost';
import { gpuReport, pool } from '../../__fixtures__/gpus';
import { list } from '../../__fixtures__/services';
import { parseArguments } from '../../cli/parseArguments';
import { runGpu } from './runGpu';

const LATER = gpuReport({ pools: [pool({ name: 'later' })] });

/** Watches until there is nothing left to answer, then somebody presses Ctrl-C. */
async function watch(
  answers: Array<GpuReport | Error>,
  { columns, args = [] }: { columns?: number; args?: string[] } = {},
) {
  const host = new FakeHost({ columns });
  const operation = parseArguments(['gpu', '-w', ...args]);
  if (operation.verb !== 'gpu') {
    throw new Error('this is no gpu');
  }
  const run = runGpu(operation, host, async () => ({
    access: new FakeClusters(list([])),
    report: async () => {
      const [answer] = answers.splice(0, 1);
      if (answer instanceof Error) {
        throw answer;
      }
      if (!answer) {
        host.interrupt();
        throw new Error('aborted');
      }
      return answer;
    },
    fit: () => Promise.reject(new Error('nobody asked')),
  }));
  const [code] = await Promise.all([
    run,
    jest.advanceTimersByTimeAsync(120_000),
  ]);
  return { code, host };
}

describe('kubectl model gpu -w', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('prints a table when it is another one, and ends with Ctrl-C', async () => {
    const { code, host } = await watch([gpuReport(), gpuReport(), LATER]);
    expect(code).toBe(130);
    expect(host.out.match(/^POOL/gm)).toHaveLength(2);
    expect(host.out).toMatch(/serving-a100 [^]*\n\nPOOL [^]*\nlater /);
  });

  it('tries again what fails once it has seen something', async () => {
    const { host } = await watch([gpuReport(), new Error('no answer'), LATER]);
    expect(host.err).toBe('error: no answer\n');
    expect(host.out).toContain('\nlater ');
  });

  it('ends at once where the first look fails', async () => {
    await expect(watch([new Error('no answer')])).rejects.toThrow('no answer');
  });

  it('says once what cannot be read', async () => {
    const clusters = [
      {
        name: 'prod',
        version: unknown('it does not answer'),
        reachable: false,
        error: 'prod: nobody answers',
        gaps: [],
      },
    ];
    const report = gpuReport({ clusters });
    const { host } = await watch([report, report]);
    expect(host.err).toBe('error: prod: nobody answers\n');
  });

  it('repaints a terminal, and leaves there what was seen last', async () => {
    const { host } = await watch([gpuReport(), LATER], { columns: 100 });
    const [painted, left] = host.out.split('\x1b[?1049l');
    expect(painted).toContain('serving-a100');
    expect(painted).toContain('Ctrl-C ends.');
    expect(left).toContain('later');
    expect(left).not.toContain('Ctrl-C');
  });

  it('ends with 4 when --timeout is over', async () => {
    const answers = Array.from({ length: 99 }, () => gpuReport());
    const { code } = await watch(answers, { args: ['--timeout', '20s'] });
    expect(code).toBe(4);
    expect(answers).toHaveLength(97);
  });
});
