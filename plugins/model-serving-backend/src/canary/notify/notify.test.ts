import { mockServices } from '@backstage/backend-test-utils';
import type {
  CanaryReport,
  Decision,
} from '@modeldeck/plugin-model-serving-common';
import { aLook, BEGAN, servedCanary } from '../../__fixtures__/canaries';
import { decisionNews, isNews } from './decisionNews';
import { OwnerNotifier } from './OwnerNotifier';

const reportOf = (decision: Decision, minutes = 1): CanaryReport =>
  aLook(BEGAN + minutes * 60_000, decision).report;

describe('isNews', () => {
  it.each<[Decision | undefined, Decision, number, boolean]>([
    [undefined, 'keep-watching', 60, false],
    [undefined, 'cannot-tell', 1, false],
    [undefined, 'cannot-tell', 60, true],
    [undefined, 'promote', 1, true],
    [undefined, 'rollback', 1, true],
    ['rollback', 'rollback', 60, false],
    ['promote', 'rollback', 60, true],
    ['rollback', 'keep-watching', 60, true],
    ['cannot-tell', 'keep-watching', 1, true],
  ])('to who was told %s: %s after %s min is %s', (told, now, after, is) => {
    expect(isNews(reportOf(now, after), told, 300)).toBe(is);
  });
});

describe('OwnerNotifier', () => {
  function setup(defaultOwner?: string) {
    const send = jest.fn();
    const logger = mockServices.logger.mock();
    const notifier = new OwnerNotifier({
      notifications: { send },
      defaultOwner,
      logger,
    });
    return { send, logger, notifier };
  }

  const news = (owner: string | { unknown: string }) =>
    decisionNews(servedCanary(20, { owner }), reportOf('rollback'));

  it('tells the owner what was found and what to do, in place of what was told before', async () => {
    const { send, notifier } = setup();
    expect(await notifier.tell(news('fraud-team'))).toBe(true);
    expect(send).toHaveBeenCalledWith({
      recipients: { type: 'entity', entityRef: 'group:default/fraud-team' },
      payload: {
        title: 'fraud/scorer: roll v2 back',
        description: expect.stringMatching(/^for rollback; /),
        severity: 'high',
        link: '/models/west/fraud/inferenceservice/scorer',
        topic: 'Canaries',
        scope: 'model-serving:canary:west/fraud/inferenceservice/scorer',
      },
    });
  });

  it.each([
    [undefined, 0],
    ['group:default/ml', 1],
  ])('tells %s what nobody owns', async (defaultOwner, times) => {
    const { send, notifier } = setup(defaultOwner);
    await notifier.tell(news({ unknown: 'no label' }));
    await notifier.tell(news(':not/a/reference:'));
    expect(send).toHaveBeenCalledTimes(2 * times);
  });

  it('says once that nobody is told where there are no notifications', async () => {
    const { send, logger, notifier } = setup();
    send.mockRejectedValue(new Error('Request failed with status 404'));
    expect(await notifier.tell(news('a'))).toBe(true);
    expect(await notifier.tell(news('a'))).toBe(true);
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it('is to be asked again where they could not be sent', async () => {
    const { send, notifier } = setup();
    send.mockRejectedValueOnce(new Error('Request failed with status 503'));
    expect(await notifier.tell(news('a'))).toBe(false);
    expect(await notifier.tell(news('a'))).toBe(true);
  });
});
