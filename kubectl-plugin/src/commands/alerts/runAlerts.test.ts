import { FakeHost } from '../../__fixtures__/FakeHost';
import { parseArguments } from '../../cli/parseArguments';
import { runAlerts } from './runAlerts';

async function run(...args: string[]) {
  const host = new FakeHost();
  const operation = parseArguments(['alerts', ...args]);
  if (operation.verb !== 'alerts') {
    throw new Error('message' in operation ? operation.message : 'no alerts');
  }
  const code = await runAlerts(operation, host);
  return { code, out: host.out };
}

describe('kubectl model alerts', () => {
  it('prints what kubectl can apply', async () => {
    const { code, out } = await run('-n', 'monitoring');
    expect(code).toBe(0);
    expect(out).toMatch(
      /^apiVersion: monitoring\.coreos\.com\/v1\nkind: PrometheusRule\nmetadata:\n {2}name: modeldeck-gpus\n {2}namespace: monitoring\nspec:\n/,
    );
  });

  it('takes name, labels and how long pods may wait', async () => {
    const { out } = await run(
      ...['--name', 'gpus', '--label', 'a=b,c=d', '--label', 'e='],
      ...['--pending', '60m', '-o', 'json'],
    );
    const rule = JSON.parse(out);
    expect(rule.metadata).toEqual({
      name: 'gpus',
      labels: { a: 'b', c: 'd', e: '' },
    });
    const [idle, waiting] = rule.spec.groups[0].rules;
    expect(idle.for).toBe('60m');
    expect(waiting.for).toBe('60m');
  });

  it.each([
    [['--label', 'a'], '--label takes key=value'],
    [['-o', 'wide'], 'alerts prints yaml or json'],
  ])('refuses %j', async (args, message) => {
    await expect(run(...args)).rejects.toThrow(message);
  });
});
