import { failingCanary, NOW, service } from '../__fixtures__/services';
import { plainScreen, type Screen } from '../terminal/Screen';
import { serviceView } from '../views/serviceView';
import { printService } from './printService';

function print(
  one: ReturnType<typeof service>,
  overrides: Partial<Screen> = {},
): string {
  const view = serviceView(one, { now: NOW, showCluster: false });
  return printService(view, { ...plainScreen, unicode: true, ...overrides });
}

describe('printService', () => {
  it('begins with one calm line when all is well', () => {
    expect(print(service())).toMatch(
      /^fraud\/scorer {2}healthy\n\nPlatform {2}kserve, Knative\n/,
    );
  });

  it('begins with the cause and what to do when all is not', () => {
    const text = print(failingCanary(), { width: 80 });
    expect(text).toMatch(
      /^fraud\/scorer {2}degraded {2}OOMKilled\n {10}The canary is killed[^]*\nCause {5}kserve-container[^]*\nNext {6}Raise resources\.limits\.memory/,
    );
    expect(text.indexOf('Next')).toBeLessThan(text.indexOf('Platform'));
    expect(text).toMatch(/\nWarning {3}The route sends nothing/);
  });

  it('leaves words to copy whole, except where lines are repainted', () => {
    const url = `https://${'long.'.repeat(20)}example.com`;
    const one = service({ endpoints: [{ url, reach: 'external' }] });
    expect(print(one, { width: 60 })).toContain(`URL       ${url}\n`);
    expect(print(one, { width: 60, repainted: true })).toMatch(
      /\nURL {7}https:\S{43}…\n/,
    );
  });

  it('breaks sentences, not their words, at the edge', () => {
    const lines = print(failingCanary(), { width: 60 }).split('\n');
    expect(lines.filter(line => line.length > 60)).toEqual([]);
  });
});
