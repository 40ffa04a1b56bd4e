import { HTTP_ROUTES } from './httpRoute';

function rule(raw: object) {
  const route = HTTP_ROUTES.decode({ spec: { rules: [raw] } });
  return { ...route.rules[0]!, malformed: route.malformed };
}

describe('HTTP_ROUTES', () => {
  it('takes an absent weight for 1 and an absent kind for Service', () => {
    const { backendRefs } = rule({
      backendRefs: [
        { name: 'a', port: 80 },
        {
          name: 'b',
          weight: 0,
          kind: 'InferencePool',
          group: 'inference.networking.k8s.io',
        },
      ],
    });
    expect(backendRefs).toMatchObject([
      { name: 'a', kind: 'Service', group: '', weight: 1, port: 80 },
      { name: 'b', kind: 'InferencePool', weight: 0 },
    ]);
  });

  it.each(['twenty', -1, 1.5])('makes no share of the weight %j', weight => {
    const { backendRefs, malformed } = rule({
      backendRefs: [{ name: 'a', weight }],
    });
    expect(backendRefs[0]?.weight).toBeUndefined();
    expect(malformed).toMatchObject([
      { path: 'spec.rules.0.backendRefs.0.weight' },
    ]);
  });

  it('keeps the names of matched headers, never their values', () => {
    const { matches } = rule({
      matches: [
        {
          path: { value: '/v2' },
          headers: [{ name: 'authorization', value: 'secret' }],
          queryParams: [{ name: 'q', value: 'secret' }],
        },
      ],
    });
    expect(matches).toEqual([
      {
        path: '/v2',
        headers: ['authorization'],
        queryParams: ['q'],
        method: undefined,
      },
    ]);
  });

  it('finds mirrors on rules and on backends', () => {
    const mirror = (name: string) => ({
      type: 'RequestMirror',
      requestMirror: { backendRef: { name } },
    });
    const { mirrors } = rule({
      filters: [mirror('a'), { type: 'URLRewrite' }],
      backendRefs: [{ name: 'x', filters: [mirror('b')] }],
    });
    expect(mirrors.map(m => m.name)).toEqual(['a', 'b']);
  });

  it('reads what each parent made of the route', () => {
    const route = HTTP_ROUTES.decode({
      spec: {
        hostnames: ['a.example.com', 7],
        parentRefs: [
          { name: 'public' },
          { name: 'b', sectionName: 's', port: 7 },
        ],
      },
      status: {
        parents: [
          {
            parentRef: { name: 'public' },
            controllerName: 'c',
            conditions: [{ type: 'Accepted', status: 'False', reason: 'R' }],
          },
        ],
      },
    });
    expect(route.parents).toMatchObject([
      {
        parent: 'Gateway/public',
        controllerName: 'c',
        conditions: [{ type: 'Accepted', status: 'False', reason: 'R' }],
      },
    ]);
    expect(route.hostnames).toEqual(['a.example.com']);
    expect(route.parentRefs).toEqual([
      { parent: 'Gateway/public' },
      { parent: 'Gateway/b', sectionName: 's', port: 7 },
    ]);
  });
});
