import { servicesOf } from '../../testing/namespaceOf';
import { rawChain, rawGraph } from '../testing/inferenceGraph';
import { rawInferenceService } from '../testing/inferenceService';

const short = (id: string) => id.replace(/^[a-z]+\//, '');

function graphOf(graph: object, ...services: object[]) {
  const found = servicesOf([graph, ...services]).find(
    ({ kind }) => kind === 'InferenceGraph',
  );
  const view = found?.graph;
  return {
    nodes: view?.nodes.map(({ kind, title }) => `${kind} ${title}`),
    edges: view?.edges.map(
      ({ from, to, percent, condition }) =>
        `${short(from)} → ${short(to)}${
          percent === undefined ? '' : ` ${percent} %`
        }${condition === undefined ? '' : ` if ${condition}`}`,
    ),
    view,
    rules: found?.findings.map(({ rule }) => rule),
    findings: found?.findings,
    health: found?.health,
    revisions: found?.revisions,
    components: found?.components,
  };
}

describe('a graph as it is drawn', () => {
  it('shows nodes in the order in which requests meet them', () => {
    const { nodes, edges, view, rules } = graphOf(
      rawGraph({
        root: ['Sequence', [{ serviceName: 'a' }, { nodeName: 'pick' }]],
        pick: [
          'Switch',
          [
            { serviceName: 'b', condition: '[@this].#(class=="dog")' },
            { nodeName: 'both', condition: '[@this].#(class=="cat")' },
          ],
        ],
        both: ['Ensemble', [{ serviceName: 'b' }, { serviceName: 'c' }]],
      }),
      ...['a', 'b', 'c'].map(name => rawInferenceService({ name })),
    );
    expect(nodes).toEqual([
      'sequence root',
      'model a',
      'switch pick',
      'model b',
      'ensemble both',
      'model c',
    ]);
    expect(edges).toEqual([
      'root → a',
      'root → pick',
      'pick → b if [@this].#(class=="dog")',
      'pick → both if [@this].#(class=="cat")',
      'both → b',
      'both → c',
    ]);
    expect(view?.nodes[1]).toMatchObject({
      detail: 'sklearn',
      service: 'simulated/team/inferenceservice/a',
    });
    expect(view?.omitted).toBe(0);
    expect(rules).toEqual([]);
  });

  it('shows the shares of a Splitter, if they add up', () => {
    const split = (weight: unknown) =>
      rawGraph({
        root: [
          'Splitter',
          [
            { serviceName: 'a', weight: 70 },
            { serviceName: 'b', weight },
          ],
        ],
      });
    expect(graphOf(split(30)).edges).toEqual([
      'root → a 70 %',
      'root → b 30 %',
    ]);
    expect(graphOf(split(31)).edges).toEqual(['root → a', 'root → b']);
    expect(graphOf(split('30')).edges).toEqual(['root → a', 'root → b']);
  });

  it('shows addresses and conditions without passwords', () => {
    const { nodes, view } = graphOf(
      rawGraph({
        root: [
          'Switch',
          [
            {
              serviceUrl:
                'http://me:hunter2@other.example.com/v1?token=hunter2',
              condition: `a==https://me:hunter2@x.example.com ${'x'.repeat(
                500,
              )}`,
            },
          ],
        ],
      }),
    );
    expect(nodes).toEqual([
      'switch root',
      'external http://other.example.com/v1',
    ]);
    expect(JSON.stringify(view)).not.toContain('hunter2');
    expect(view?.edges[0]?.condition?.length).toBeLessThanOrEqual(120);
  });

  it('has its router as a component', () => {
    const { components } = graphOf(rawGraph({ root: ['Sequence', []] }));
    expect(components).toMatchObject([{ name: 'graph', kind: 'router' }]);
  });
});

describe('a graph that leads nowhere', () => {
  const a = rawInferenceService({ name: 'a' });

  it.each([
    [
      'graph-without-root',
      rawGraph({ first: ['Sequence', [{ serviceName: 'a' }]] }),
    ],
    [
      'graph-cycle',
      rawGraph({
        root: ['Sequence', [{ nodeName: 'again' }]],
        again: ['Sequence', [{ serviceName: 'a' }, { nodeName: 'root' }]],
      }),
    ],
    [
      'graph-node-missing',
      rawGraph({ root: ['Sequence', [{ nodeName: 'x' }]] }),
    ],
    [
      'graph-router-type-unknown',
      rawGraph({ root: ['Bandit', [{ serviceName: 'a' }]] }),
    ],
    ['graph-step-target', rawGraph({ root: ['Sequence', [{}]] })],
    [
      'graph-step-target',
      rawGraph({
        root: ['Sequence', [{ serviceName: 'a', serviceUrl: 'http://b' }]],
      }),
    ],
  ])('says so: %s', (rule, graph) => {
    const { rules, health, nodes } = graphOf(graph, a);
    expect(rules).toEqual([rule]);
    expect(health?.status).toBe('degraded');
    expect(nodes?.length).toBeGreaterThan(0);
  });

  it('names the way round', () => {
    const { findings, edges } = graphOf(
      rawGraph({
        root: ['Sequence', [{ nodeName: 'b' }]],
        b: ['Sequence', [{ nodeName: 'c' }]],
        c: ['Sequence', [{ nodeName: 'b' }]],
      }),
    );
    expect(findings?.[0]?.evidence[0]?.detail).toBe('spec.nodes: b → c → b');
    expect(edges).toEqual(['root → b', 'b → c', 'c → b']);
  });

  it('draws what is missing, unknown or never reached', () => {
    const { nodes, rules, view } = graphOf(
      rawGraph({
        root: ['Sequence', [{ nodeName: 'gone' }, { nodeName: 'odd' }]],
        odd: ['Bandit', []],
        alone: ['Sequence', []],
      }),
    );
    expect(nodes).toEqual([
      'sequence root',
      'unknown gone',
      'unknown odd',
      'sequence alone',
    ]);
    expect(view?.nodes.map(({ detail }) => detail)).toEqual([
      undefined,
      'there is no such node',
      'router type Bandit',
      undefined,
    ]);
    expect(rules).toEqual([
      'graph-node-missing',
      'graph-router-type-unknown',
      'graph-node-unreached',
    ]);
  });

  it('says of each Splitter whether its weights add up, wherever it stands', () => {
    const { findings } = graphOf(
      rawGraph({
        root: ['Sequence', [{ nodeName: 'split' }]],
        split: ['Splitter', [{ serviceName: 'a', weight: 99 }]],
      }),
      a,
    );
    expect(findings).toMatchObject([
      {
        rule: 'splitter-unclear',
        evidence: [
          { detail: 'the weights of node "split" add up to 99, not to 100' },
        ],
      },
    ]);
  });
});

describe('a graph of 10,000 nodes', () => {
  const COUNT = 10_000;

  it('is told of in part, the rest counted, however deep it is', () => {
    const deep = rawChain(COUNT, 'Sequence', index => [
      { nodeName: `n${index + 1}` },
    ]);
    const { view, rules } = graphOf(deep);
    expect(view?.nodes).toHaveLength(200);
    // The chain's last step leads to a node that is not there.
    expect(view?.omitted).toBe(COUNT + 1 - 200);
    expect(view?.edges).toHaveLength(199);
    expect(rules).toEqual(['graph-node-missing']);
  });

  it('may split at each, and join again', () => {
    const diamonds = rawChain(COUNT, 'Splitter', index =>
      index === COUNT - 1
        ? [{ serviceName: 'a', weight: 100 }]
        : [
            { nodeName: `n${index + 1}`, weight: 60 },
            { nodeName: `n${index + 1}`, weight: 40 },
          ],
    );
    const { revisions } = graphOf(diamonds, rawInferenceService({ name: 'a' }));
    expect(revisions).toMatchObject([
      { name: 'a', traffic: { declared: { percent: expect.closeTo(100) } } },
    ]);
  });

  it('may lead back to its beginning', () => {
    const ring = rawChain(COUNT, 'Splitter', index => [
      {
        nodeName: index === COUNT - 1 ? 'root' : `n${index + 1}`,
        weight: 100,
      },
    ]);
    const { rules, revisions } = graphOf(ring);
    expect(rules).toEqual(['graph-cycle']);
    expect(revisions?.[0]?.traffic.declared).toEqual({
      unknown: expect.stringContaining('leads back to itself'),
    });
  });

  it('may lead to one service by as many steps', () => {
    const steps = Array.from({ length: COUNT }, (_, index) => ({
      serviceName: 'a',
      condition: `c${index}`,
    }));
    const { view } = graphOf(rawGraph({ root: ['Switch', steps] }));
    expect(view?.nodes).toHaveLength(2);
    expect(view?.edges.length).toBeLessThanOrEqual(600);
  });
});
