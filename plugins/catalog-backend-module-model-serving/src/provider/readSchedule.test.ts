import { ConfigReader } from '@backstage/config';
import { readSchedule } from './readSchedule';

const withSchedule = (schedule: object) =>
  new ConfigReader({
    catalog: { providers: { modelServing: { schedule } } },
  } as never);

describe('readSchedule', () => {
  it('is every five minutes, in each instance of the backend', () => {
    expect(readSchedule(new ConfigReader({}))).toEqual({
      frequency: { minutes: 5 },
      timeout: { minutes: 2 },
      scope: 'local',
    });
  });

  it('is what the configuration says, but for the scope', () => {
    const schedule = {
      frequency: { hours: 1 },
      timeout: { minutes: 3 },
      scope: 'global',
    };
    expect(readSchedule(withSchedule(schedule))).toMatchObject({
      frequency: { hours: 1 },
      timeout: { minutes: 3 },
      scope: 'local',
    });
  });

  it('names what is missing', () => {
    expect(() => readSchedule(withSchedule({ timeout: 'PT1M' }))).toThrow(
      /frequency/,
    );
  });
});
