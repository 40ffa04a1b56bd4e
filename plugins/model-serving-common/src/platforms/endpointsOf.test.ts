import { endpointsOf } from './endpointsOf';

describe('endpointsOf', () => {
  it.each([
    ['http://fraud.team.example.com', 'external'],
    ['http://fraud.team.svc.cluster.local', 'cluster'],
    ['http://fraud.team.svc:8080/v1', 'cluster'],
    ['https://svc.example.com/team', 'external'],
    ['http://fraud.team.svc.corp.internal/', 'cluster'],
  ])('%s is reached from %s', (url, reach) => {
    expect(endpointsOf([url])).toEqual([{ url, reach }]);
  });

  it('leaves out what is missing or said twice', () => {
    expect(endpointsOf([undefined, '', 'http://a', 'http://a'])).toHaveLength(
      1,
    );
  });

  it('shows no credentials', () => {
    expect(endpointsOf(['https://me:pw@host/x?key=1'])[0]?.url).toBe(
      'https://host/x',
    );
  });
});
