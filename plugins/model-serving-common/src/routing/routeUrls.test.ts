import { HTTP_ROUTES } from '../kubernetes/httpRoute';
import { routeUrls } from './routeUrls';

function urlsOf(parentRefs: object[], hostnames = ['fraud.example.com']) {
  return routeUrls(HTTP_ROUTES.decode({ spec: { hostnames, parentRefs } }));
}

describe('routeUrls', () => {
  it.each([
    ['no listener named', {}, 'http://fraud.example.com'],
    ['port 443', { port: 443 }, 'https://fraud.example.com'],
    ['port 80', { port: 80 }, 'http://fraud.example.com'],
    ['another port', { port: 8080 }, 'http://fraud.example.com:8080'],
    [
      'an https listener',
      { sectionName: 'https' },
      'https://fraud.example.com',
    ],
    [
      'an https listener at another port',
      { sectionName: 'public-HTTPS', port: 8443 },
      'https://fraud.example.com:8443',
    ],
    ['an http listener', { sectionName: 'web' }, 'http://fraud.example.com'],
  ])('with %s', (_, ref, url) => {
    expect(urlsOf([{ name: 'public', ...ref }])).toEqual([url]);
  });

  it('prefer https where the route is served by both', () => {
    expect(urlsOf([{ port: 80 }, { port: 443 }])).toEqual([
      'https://fraud.example.com',
    ]);
  });

  it('are none of a wildcard, and none without hostnames', () => {
    expect(urlsOf([], ['*.example.com', 'a.example.com'])).toEqual([
      'http://a.example.com',
    ]);
    expect(urlsOf([{ port: 443 }], [])).toEqual([]);
  });
});
