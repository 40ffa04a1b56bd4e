import { ConfigReader } from '@backstage/config';
import { readJudgeConfig } from './JudgeConfig';

const read = (section: object) =>
  readJudgeConfig(new ConfigReader(section as never));

describe('readJudgeConfig', () => {
  it('judges twice a minute, on one replica at a time', () => {
    expect(readJudgeConfig(undefined)).toEqual({
      schedule: {
        frequency: { seconds: 30 },
        timeout: { minutes: 5 },
        initialDelay: { seconds: 15 },
        scope: 'global',
      },
      keepDays: 90,
    });
  });

  it('does so as it is told to, and still on one replica', () => {
    const { schedule, keepDays } = read({
      schedule: {
        frequency: { minutes: 1 },
        timeout: 'PT2M',
        scope: 'local',
      },
      keepDays: 7,
    });
    expect(schedule).toMatchObject({
      frequency: { minutes: 1 },
      scope: 'global',
    });
    expect(keepDays).toBe(7);
  });

  it.each([
    [
      { frequency: '1m' },
      'modelServing.canaryJudge.frequency: no such setting',
    ],
    [{ keepDays: 0 }, 'modelServing.canaryJudge.keepDays: must be more'],
    [{ schedule: { timeout: 'PT1M' } }, 'frequency'],
  ])('refuses %j with the key', (section, message) => {
    expect(() => read(section)).toThrow(message);
  });
});
