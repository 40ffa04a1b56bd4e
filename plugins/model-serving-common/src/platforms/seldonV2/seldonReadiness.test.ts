import type { Condition } from '../../kubernetes/conditions';
import { seldonReadiness, stateOf } from './seldonReadiness';

type Status = Condition['status'];

const reported = (
  type: string,
  status: Status,
  message = '',
  reason = '',
): Condition => ({
  type,
  status,
  message,
  reason,
  lastTransitionTime: undefined,
});

const READY = reported('Ready', 'True');
const PARTS = ['ModelReady', 'OtherReady'];

describe('seldonReadiness', () => {
  it('is nothing where no controller has reported', () => {
    expect(seldonReadiness([], PARTS)).toBeUndefined();
    expect(seldonReadiness([reported('Unrelated', 'False')], PARTS)).toBe(
      undefined,
    );
  });

  it('takes the state out of the message of a part that is well', () => {
    const conditions = [
      reported('ModelReady', 'True', 'ModelAvailable'),
      READY,
    ];
    expect(seldonReadiness(conditions, PARTS)).toMatchObject({
      status: 'True',
      reason: 'ModelAvailable',
    });
    expect(seldonReadiness([READY], PARTS)?.reason).toBe('Ready');
  });

  it.each<[string, Condition[], Partial<Condition>]>([
    [
      'the part before the whole',
      [
        reported('Ready', 'False', '', 'x'),
        reported('ModelReady', 'False', 'ModelFailed', 'no file'),
      ],
      { status: 'False', reason: 'ModelFailed', message: 'no file' },
    ],
    [
      'a part, although the whole is ready',
      [READY, reported('OtherReady', 'False', 'it is not there')],
      { status: 'False', reason: 'OtherNotReady', message: 'it is not there' },
    ],
    [
      'the whole, where no part says more',
      [reported('Ready', 'False', 'some text')],
      { status: 'False', reason: 'NotReady', message: 'some text' },
    ],
    [
      'as on its way what passes',
      [reported('ModelReady', 'False', 'ModelProgressing')],
      { status: 'Unknown', reason: 'ModelProgressing' },
    ],
    [
      'as on its way what is created',
      [reported('OtherReady', 'False', 'PipelineCreating')],
      { status: 'Unknown', reason: 'PipelineCreating' },
    ],
  ])('tells %s', (_, conditions, ready) => {
    expect(seldonReadiness(conditions, PARTS)).toMatchObject(ready);
  });
});

describe('stateOf', () => {
  it.each([
    ['ModelAvailable', 'ModelAvailable'],
    [' ScheduleFailed ', 'ScheduleFailed'],
    ['no word but a sentence', ''],
    ['', ''],
  ])('of %j is %j', (message, state) => {
    expect(stateOf([reported('ModelReady', 'False', message)])).toBe(state);
  });
});
