import { FakeClusters } from '../../__fixtures__/FakeClusters';
import { FakeHost } from '../../__fixtures__/FakeHost';
import { failingCanary, list, service } from '../../__fixtures__/services';
import { parseArguments } from '../../cli/parseArguments';
import type { StatusOperation } from '../../cli/Operation';
import { runStatus } from './runStatus';

function visible(text: string): string {
  return text.replaceAll('\x1b', '␛');
}

describe('status --watch', () => {
  beforeEach(() => jest.useFakeTimers({ now: 0 }));
  afterEach(() => jest.useRealTimers());

  function start(line: string, clusters: FakeClusters, host: FakeHost) {
    const operation = parseArguments(line.split(' ')) as StatusOperation;
    const code = runStatus(operation, host, async () => clusters);
    return jest.advanceTimersByTimeAsync(0).then(() => ({ code }));
  }

  it('prints a line more for a change that a column shows, and for no other', async () => {
    const clusters = new FakeClusters(list([service()]));
    const host = new FakeHost();
    const { code } = await start('status -w', clusters, host);
    expect(host.takeOut().split('\n')).toHaveLength(3);

    clusters.change([service({ observedAt: '2026-11-21T12:00:01Z' })]);
    expect(host.takeOut()).toBe('');

    clusters.change([failingCanary()]);
    expect(host.takeOut()).toMatch(/^scorer .*degraded .*\n$/);

    clusters.change([], [service().id]);
    expect(host.takeOut()).toMatch(/^scorer .*Deleted\n$/);

    host.interrupt();
    await expect(code).resolves.toBe(130);
    expect(clusters.stopped).toBe(true);
    expect(clusters.listeners.size).toBe(0);
  });

  it('streams an object a line as JSON, with events when asked', async () => {
    const clusters = new FakeClusters(list([service()]));
    const host = new FakeHost();
    const { code } = await start(
      'status -w -o json --output-watch-events',
      clusters,
      host,
    );
    clusters.change([failingCanary(), service({ name: 'new' })]);
    clusters.change([], [service({ name: 'new' }).id]);

    const events = host
      .takeOut()
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(events.map(({ type, object }) => `${type} ${object.name}`)).toEqual([
      'ADDED scorer',
      'MODIFIED scorer',
      'ADDED new',
      'DELETED new',
    ]);

    host.interrupt();
    await code;
  });

  it.each([
    ['json', /^\{.*"name":"scorer".*\}\n$/],
    ['name', /^inferenceservice\.serving\.kserve\.io\/scorer\n$/],
    ['jsonpath={.name};', /^scorer;$/],
    ['jsonpath-as-json={.name}', /^\["scorer"\]\n$/],
    ['custom-columns=N:.name', /^N\nscorer\n$/],
    ['wide', /^NAME .*STORAGE.*\nscorer .*\n$/],
  ])('streams -o %s', async (format, expected) => {
    const host = new FakeHost();
    const { code } = await start(
      `status -w -o ${format}`,
      new FakeClusters(list([service()])),
      host,
    );
    host.interrupt();
    await code;

    expect(host.out).toMatch(expected);
  });

  it('ends with code 4 when --timeout is over', async () => {
    const { code } = await start(
      'status -w --timeout 5s',
      new FakeClusters(list([service()])),
      new FakeHost(),
    );
    await jest.advanceTimersByTimeAsync(5_000);

    await expect(code).resolves.toBe(4);
  });

  it('paints over itself on a terminal and leaves the last picture behind', async () => {
    const clusters = new FakeClusters(list([service()]));
    const host = new FakeHost({ columns: 100 });
    const { code } = await start('status scorer -w', clusters, host);
    expect(visible(host.takeOut())).toMatch(
      /^␛\[\?1049h␛\[\?25l␛\[H[^]*healthy[^]*Ctrl-C ends/,
    );

    await jest.advanceTimersByTimeAsync(1_000);
    clusters.change([failingCanary()]);
    expect(visible(host.takeOut())).toMatch(/^␛\[H[^]*degraded/);

    clusters.change([service()]);
    expect(host.takeOut()).toBe('');
    await jest.advanceTimersByTimeAsync(200);
    expect(visible(host.takeOut())).toMatch(/^␛\[H[^]*healthy/);

    host.interrupt();
    await expect(code).resolves.toBe(130);
    expect(visible(host.out)).toMatch(/␛\[\?25h␛\[\?1049l[^]*healthy/);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('shows no more than the screen holds, and says so', async () => {
    const many = Array.from({ length: 30 }, (_, index) =>
      service({ name: `s${index}` }),
    );
    const host = new FakeHost({ columns: 100, rows: 10 });
    const { code } = await start(
      'status -w',
      new FakeClusters(list(many)),
      host,
    );

    expect(host.takeOut().split('\r\n')).toHaveLength(10);
    host.interrupt();
    await code;
  });

  it('tells what stops being readable while it watches', async () => {
    const clusters = new FakeClusters(list([service()]));
    const host = new FakeHost();
    const { code } = await start('status -w', clusters, host);

    const stale = {
      name: 'prod',
      version: 'v1',
      reachable: false,
      error: 'prod: gone',
      gaps: [],
    };
    clusters.answer = { ...clusters.answer, clusters: [stale] };
    clusters.change([]);
    clusters.change([]);

    expect(host.err).toBe('error: prod: gone\n');
    host.interrupt();
    await code;
  });

  it.each([
    [{ reachable: false, error: 'prod: gone', gaps: [] }, 1, 'prod: gone'],
    [
      {
        reachable: true,
        gaps: [
          {
            resource: 'pods',
            state: 'forbidden' as const,
            reason: 'no right',
            consequence: 'what runs',
          },
        ],
      },
      6,
      'prod: this user may not list pods; cannot tell what runs; ask for the right to list and watch them, or look in one namespace with -n',
    ],
  ])('does not wait for what it may not see: %j', async (state, code, said) => {
    const operation = parseArguments(['status', '-w']) as StatusOperation;
    const clusters = new FakeClusters({
      ...list([]),
      clusters: [{ name: 'prod', version: 'v1', ...state }],
    });
    const host = new FakeHost();

    expect(await runStatus(operation, host, async () => clusters)).toBe(code);
    expect(host.err).toBe(`error: ${said}\n`);
    expect(clusters.stopped).toBe(true);
  });

  it('does not wait for what is not there', async () => {
    const operation = parseArguments([
      'status',
      'nope',
      '-w',
    ]) as StatusOperation;
    const clusters = new FakeClusters();

    await expect(
      runStatus(operation, new FakeHost(), async () => clusters),
    ).rejects.toThrow('model service "nope" not found');
    expect(clusters.stopped).toBe(true);
  });
});
