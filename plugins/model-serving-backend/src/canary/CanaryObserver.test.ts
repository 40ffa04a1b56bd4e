import {
  type CanaryReport,
  DEFAULT_SETTINGS,
  type ModelService,
  NOT_OBSERVED,
  type Revision,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import { modelService } from '../__fixtures__/modelServices';
import { CanaryObserver } from './CanaryObserver';

function revision(name: string, role: Revision['role']): Revision {
  const share = { percent: 50, source: 'spec' };
  return {
    name,
    role,
    modelVersion: unknown('none'),
    storageUri: unknown('none'),
    replicas: { wanted: 1, ready: 1 },
    pods: [],
    traffic: { declared: share, programmed: share, observed: NOT_OBSERVED },
    accelerators: [],
  };
}

const inFlight = (overrides: Partial<ModelService> = {}) =>
  modelService({
    revisions: [revision('v1', 'stable'), revision('v2', 'canary')],
    ...overrides,
  });

function setUp() {
  let time = 0;
  const look = jest.fn(
    async (): Promise<CanaryReport> => ({ kind: 'CanaryReport' } as never),
  );
  const close = jest.fn();
  const open = jest.fn(async () => ({ looks: { look }, close }));
  const observer = new CanaryObserver({
    settings: { ...DEFAULT_SETTINGS, canaryPolicy: { errorBudget: 0.1 } },
    now: () => new Date(time),
    open,
  });
  return {
    observer,
    look,
    open,
    close,
    pass: (ms: number) => {
      time += ms;
    },
  };
}

describe('CanaryObserver', () => {
  it('looks by what the portal demands, and what the service does', async () => {
    const { observer, look, open } = setUp();
    const service = inFlight({ canaryPolicy: { minimumRequests: 7 } });
    await observer.report(service);
    expect(open).toHaveBeenCalledWith('west');
    expect(look).toHaveBeenCalledWith(
      expect.objectContaining({
        target: expect.objectContaining({ service }),
        policy: expect.objectContaining({
          errorBudget: 0.1,
          minimumRequests: 7,
        }),
      }),
    );
  });

  it('asks the cluster once for all who look at the same time', async () => {
    const { observer, look, pass } = setUp();
    await Promise.all([
      observer.report(inFlight()),
      observer.report(inFlight()),
    ]);
    await observer.report(inFlight());
    expect(look).toHaveBeenCalledTimes(1);
    pass(10_000);
    await observer.report(inFlight());
    expect(look).toHaveBeenCalledTimes(2);
  });

  it('keeps one way of looking for each canary, so that evidence adds up', async () => {
    const { observer, open, pass } = setUp();
    await observer.report(inFlight());
    pass(60_000);
    await observer.report(inFlight());
    expect(open).toHaveBeenCalledTimes(1);
    await observer.report(inFlight({ name: 'other' }));
    expect(open).toHaveBeenCalledTimes(2);
  });

  it('looks again after a failure, with what it has', async () => {
    const { observer, look, open } = setUp();
    look.mockRejectedValueOnce(new Error('no answer'));
    await expect(observer.report(inFlight())).rejects.toThrow('no answer');
    await expect(observer.report(inFlight())).resolves.toBeDefined();
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('ends with the canary, with nobody looking, and with the backend', async () => {
    const { observer, close, pass } = setUp();
    await observer.report(inFlight());
    await expect(observer.report(modelService())).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringMatching(/^There is nothing to judge: no /),
    });
    expect(close).toHaveBeenCalledTimes(1);
    await observer.report(inFlight());
    pass(3_600_001);
    await observer.report(inFlight({ name: 'other' }));
    expect(close).toHaveBeenCalledTimes(2);
    observer.stop();
    expect(close).toHaveBeenCalledTimes(3);
  });
});
