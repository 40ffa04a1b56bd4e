import fc from 'fast-check';
import { isUnknown } from '../../../model/known';
import { servicesNamedBy, splitterShares } from './graphShares';
import { INFERENCE_GRAPHS } from './inferenceGraph';

const graphOf = (nodes: object) =>
  INFERENCE_GRAPHS.decode({ metadata: { name: 'g' }, spec: { nodes } });

function sharesOf(nodes: object) {
  const shares = splitterShares(graphOf(nodes));
  if (shares === undefined || isUnknown(shares)) {
    return shares;
  }
  return Object.fromEntries(shares);
}

const splitter = (...steps: object[]) => ({ routerType: 'Splitter', steps });

describe('splitterShares', () => {
  it('takes the weights of the root', () => {
    expect(
      sharesOf({
        root: splitter(
          { serviceName: 'a', weight: 70 },
          { serviceName: 'b', weight: 30 },
        ),
      }),
    ).toEqual({ a: 70, b: 30 });
  });

  it('multiplies nested splitters out and adds up what meets again', () => {
    expect(
      sharesOf({
        root: splitter(
          { serviceName: 'a', weight: 50 },
          { nodeName: 'inner', weight: 50 },
        ),
        inner: splitter(
          { serviceName: 'a', weight: 20 },
          { serviceName: 'b', weight: 80 },
        ),
      }),
    ).toEqual({ a: 60, b: 40 });
  });

  it('takes a sequence below a splitter as one version', () => {
    expect(
      sharesOf({
        root: splitter(
          { nodeName: 'chain', weight: 90 },
          { serviceName: 'b', weight: 10 },
        ),
        chain: { routerType: 'Sequence', steps: [{ serviceName: 'a' }] },
      }),
    ).toEqual({ chain: 90, b: 10 });
  });

  it('is no split when the root is not one', () => {
    expect(
      sharesOf({ root: { routerType: 'Ensemble', steps: [] } }),
    ).toBeUndefined();
    expect(sharesOf({})).toBeUndefined();
  });

  it.each([
    [
      'weights that do not add up',
      { root: splitter({ serviceName: 'a', weight: 70 }) },
      'add up to 70',
    ],
    ['a step to nowhere', { root: splitter({ weight: 100 }) }, 'nowhere'],
    [
      'a node that leads back to itself',
      { root: splitter({ nodeName: 'root', weight: 100 }) },
      'leads back',
    ],
    [
      'a longer way back',
      {
        root: splitter({ nodeName: 'x', weight: 100 }),
        x: splitter({ nodeName: 'root', weight: 100 }),
      },
      'leads back',
    ],
  ])('cannot tell with %s', (_, nodes, reason) => {
    const shares = sharesOf(nodes);
    expect(isUnknown(shares) && shares.unknown).toContain(reason);
  });

  it('ends on every graph, and adds up to 100 when it can tell', () => {
    const names = ['root', 'x', 'y', 'z'];
    const step = fc.record({
      nodeName: fc.option(fc.constantFrom(...names), { nil: undefined }),
      serviceName: fc.constantFrom('a', 'b'),
      weight: fc.constantFrom(50, 100),
    });
    const node = fc.record({
      routerType: fc.constantFrom('Splitter', 'Sequence'),
      steps: fc.array(step, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), node), nodes => {
        const shares = splitterShares(graphOf(nodes));
        const isKnown = shares !== undefined && !isUnknown(shares);
        const percents = isKnown ? [...shares.values()] : [100];
        expect(percents.reduce((a, b) => a + b, 0)).toBeCloseTo(100, 6);
      }),
    );
  });
});

describe('servicesNamedBy', () => {
  it('names each service of any node once', () => {
    expect(
      servicesNamedBy(
        graphOf({
          root: splitter({ serviceName: 'b' }, { serviceName: 'a' }),
          lost: splitter({ serviceName: 'a' }, { serviceUrl: 'http://x' }),
        }),
      ),
    ).toEqual(['a', 'b']);
  });
});
