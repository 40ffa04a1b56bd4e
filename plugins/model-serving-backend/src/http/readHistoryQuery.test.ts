import { readHistoryQuery } from './readHistoryQuery';

const NOW = new Date('2026-11-21T12:00:00Z');
const POOL = 'prod%3Awest/agentpool/serving';

const read = (query: Record<string, unknown>) =>
  readHistoryQuery({ pool: POOL, ...query }, NOW);

describe('readHistoryQuery', () => {
  it('is about the last week of the pool, where it does not say', () => {
    expect(read({})).toMatchObject({
      cluster: 'prod:west',
      pool: POOL,
      grid: {
        from: new Date('2026-11-14T12:00:00Z'),
        to: NOW,
        rows: 3600,
      },
    });
  });

  it('takes times as they are written', () => {
    const query = {
      from: '2026-11-21T11:00:00+00:00',
      to: '2026-11-21T11:30Z',
    };
    expect(read(query).grid).toMatchObject({
      from: new Date('2026-11-21T11:00:00Z'),
      to: new Date('2026-11-21T11:30:00Z'),
      rows: 60,
    });
  });

  it('ends now, and begins where what is kept begins', () => {
    const { grid } = read({ from: '2000-01-01', to: '2100-01-01' });
    expect(grid.to).toEqual(NOW);
    expect(NOW.getTime() - grid.from.getTime()).toBeLessThan(94 * 86_400_000);
  });

  it('takes the cluster from who names it', () => {
    expect(read({ cluster: 'east' }).cluster).toBe('east');
  });

  it.each<[Record<string, unknown>, string]>([
    [{ pool: undefined }, 'pool must be given once'],
    [{ pool: ['a', 'b'] }, 'pool must be given once'],
    [{ pool: '%' }, 'pool must be the id of a pool'],
    [{ from: 'yesterday' }, 'from must be a time'],
    [{ from: '2026-11-22' }, 'from must be before to'],
    [{ from: '2026-11-21', to: '2026-11-20' }, 'from must be before to'],
    [{ step: '60' }, 'No such parameter; known are cluster, pool, from, to'],
  ])('refuses %j', (query, message) => {
    expect(() => read(query)).toThrow(message);
  });
});
