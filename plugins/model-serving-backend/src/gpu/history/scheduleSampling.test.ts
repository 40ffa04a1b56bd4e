import { mockServices } from '@backstage/backend-test-utils';
import type { SchedulerServiceTaskFunction } from '@backstage/backend-plugin-api';
import { gpuPool, gpuReport } from '../../__fixtures__/gpuReport';
import { clusterState } from '../../__fixtures__/modelServices';
import { scheduleSampling } from './scheduleSampling';

const NOW = new Date('2026-11-21T12:00:00Z');

async function setup(report = gpuReport({ pools: [gpuPool()] })) {
  const scheduler = mockServices.scheduler.mock();
  const logger = mockServices.logger.mock();
  const record = jest.fn<Promise<void>, [readonly unknown[], Date]>();
  record.mockResolvedValue();
  await scheduleSampling({
    scheduler,
    reports: { report: () => report },
    store: { record },
    logger,
    now: () => NOW,
  });
  const [task] = scheduler.scheduleTask.mock.calls[0]!;
  const run = task.fn as SchedulerServiceTaskFunction;
  return {
    task,
    record,
    logger,
    run: () => run(new AbortController().signal),
  };
}

describe('scheduleSampling', () => {
  it('keeps every minute, once for all replicas', async () => {
    const { task, run, record } = await setup();
    expect(task).toMatchObject({ scope: 'global', frequency: { minutes: 1 } });
    await run();
    expect(record).toHaveBeenCalledTimes(1);
    expect(record).toHaveBeenCalledWith(
      [expect.objectContaining({ cluster: 'west', allocated: 4 })],
      NOW,
    );
  });

  it('keeps nothing where nothing was read', async () => {
    const clusters = [clusterState({ reachable: false })];
    const { run, record } = await setup(
      gpuReport({ clusters, pools: [gpuPool()] }),
    );
    await run();
    expect(record).not.toHaveBeenCalled();
  });

  it('says once that it cannot, and goes on', async () => {
    const { run, record, logger } = await setup();
    record.mockRejectedValueOnce(new Error('disk full'));
    record.mockRejectedValueOnce(new Error('disk full'));
    await run();
    await run();
    await run();
    expect(record).toHaveBeenCalledTimes(3);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    record.mockRejectedValueOnce(new Error('disk full'));
    await run();
    expect(logger.warn).toHaveBeenCalledTimes(2);
  });
});
