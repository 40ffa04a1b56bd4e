import type { KubeObject } from '../json/KubeObject';
import { allResources } from '../resources/ResourceRegistry';
import { columnsOf } from '../server/read/representation';

const NOW = new Date('2026-11-21T12:00:00Z');

function object(fields: object, metadata: object = {}): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Any',
    metadata: {
      name: 'x',
      creationTimestamp: '2026-11-21T11:00:00Z',
      ...metadata,
    },
    ...fields,
  };
}

/** What `kubectl get` shows of an object, column by column. */
function shown(
  plural: string,
  of: KubeObject,
  { wide = false } = {},
): Record<string, unknown> {
  const resource = allResources.find(candidate => candidate.plural === plural);
  const columns = resource ? columnsOf(resource) : [];
  return Object.fromEntries(
    columns
      .filter(({ priority }) => wide || priority === 0)
      .map(({ name, cell }) => [name, cell(of, NOW)]),
  );
}

describe('the columns of', () => {
  it('a Deployment', () => {
    const spec = { replicas: 3 };
    const status = { readyReplicas: 1, updatedReplicas: 2 };
    expect(shown('deployments', object({ spec, status }))).toEqual({
      Name: 'x',
      Ready: '1/3',
      'Up-to-date': 2,
      Available: 0,
      Age: '60m',
    });
  });

  it('a Deployment with -o wide', () => {
    const containers = [
      { name: 'a', image: 'a:1' },
      { name: 'b', image: 'b:1' },
    ];
    const spec = {
      selector: { matchLabels: { app: 'x', tier: 'y' } },
      template: { spec: { containers } },
    };
    expect(
      shown('deployments', object({ spec }), { wide: true }),
    ).toMatchObject({
      Ready: '0/1',
      Containers: 'a,b',
      Images: 'a:1,b:1',
      Selector: 'app=x,tier=y',
    });
  });

  it.each([
    [{}, 'ClusterIP', '<none>', '<none>'],
    [
      {
        type: 'NodePort',
        ports: [
          { port: 80, nodePort: 30080 },
          { port: 53, protocol: 'UDP' },
        ],
      },
      'NodePort',
      '<none>',
      '80:30080/TCP,53/UDP',
    ],
  ])('a Service with %j', (spec, type, external, ports) => {
    const service = object({ spec: { type: 'ClusterIP', ...spec } });
    expect(shown('services', service)).toMatchObject({
      Type: type,
      'External-IP': external,
      'Port(s)': ports,
    });
  });

  it.each([
    [[{ type: 'Ready', status: 'True' }], {}, 'Ready'],
    [[{ type: 'Ready', status: 'False' }], {}, 'NotReady'],
    [[{ type: 'Ready', status: 'Unknown' }], {}, 'Unknown'],
    [[], { unschedulable: true }, 'Unknown,SchedulingDisabled'],
  ])('a Node with %j and %j', (conditions, spec, status) => {
    const labels = { 'node-role.kubernetes.io/worker': '' };
    const node = object({ status: { conditions }, spec }, { labels });
    expect(shown('nodes', node)).toMatchObject({
      Status: status,
      Roles: 'worker',
    });
  });

  it('an Event, whose age is that of its last occurrence', () => {
    const event = object({
      type: 'Warning',
      reason: 'BackOff',
      message: ' restarting\n',
      lastTimestamp: '2026-11-21T11:59:00Z',
      involvedObject: { kind: 'Pod', name: 'p' },
    });
    expect(shown('events', event)).toEqual({
      'Last Seen': '60s',
      Type: 'Warning',
      Reason: 'BackOff',
      Object: 'pod/p',
      Message: 'restarting',
    });
  });

  it('a ConfigMap and a Secret, which only count', () => {
    const data = { a: '1', b: '2' };
    const binaryData = { c: 'AA==' };
    expect(shown('configmaps', object({ data, binaryData })).Data).toBe(3);
    expect(shown('secrets', object({ data, type: 'Opaque' }))).toMatchObject({
      Type: 'Opaque',
      Data: 2,
    });
  });

  it('a ResourceQuota, requests and limits apart', () => {
    const status = {
      hard: { 'requests.nvidia.com/gpu': '8', 'limits.cpu': '4', pods: '9' },
      used: { 'requests.nvidia.com/gpu': '3', 'limits.cpu': '1' },
    };
    expect(shown('resourcequotas', object({ status }))).toMatchObject({
      Request: 'pods: 0/9, requests.nvidia.com/gpu: 3/8',
      Limit: 'limits.cpu: 1/4',
    });
  });

  it.each([
    [{}, 'pending'],
    [{ allocation: {} }, 'allocated'],
    [{ allocation: {}, reservedFor: [{ name: 'p' }] }, 'allocated,reserved'],
  ])('a ResourceClaim with %j', (status, state) => {
    const claim = object({ status });
    expect(shown('resourceclaims', claim)).toMatchObject({ State: state });
  });

  it('a DaemonSet', () => {
    const nodeSelector = { disk: 'ssd' };
    const spec = { template: { spec: { nodeSelector } } };
    const status = { desiredNumberScheduled: 3, numberReady: 2 };
    expect(shown('daemonsets', object({ spec, status }))).toMatchObject({
      Desired: 3,
      Ready: 2,
      'Node Selector': 'disk=ssd',
    });
  });

  it('an InferenceService, which are null where its status says nothing', () => {
    expect(shown('inferenceservices', object({}))).toEqual({
      Name: 'x',
      URL: null,
      Ready: null,
      Prev: null,
      Latest: null,
      PrevRolledoutRevision: null,
      LatestReadyRevision: null,
      Age: '60m',
    });
  });

  it('an InferenceService with a canary', () => {
    const traffic = [
      { latestRevision: true, percent: 20, revisionName: 'new' },
      { latestRevision: false, percent: 80, revisionName: 'old', tag: 'prev' },
    ];
    const status = {
      url: 'http://x',
      conditions: [{ type: 'Ready', status: 'True' }],
      components: { predictor: { traffic } },
    };
    expect(shown('inferenceservices', object({ status }))).toMatchObject({
      URL: 'http://x',
      Ready: 'True',
      Prev: 80,
      Latest: 20,
      PrevRolledoutRevision: 'old',
      LatestReadyRevision: 'new',
    });
  });

  it('shows nothing of a value of the wrong type', () => {
    const traffic = [{ latestRevision: true, percent: 'most' }];
    const status = {
      url: { odd: true },
      components: { predictor: { traffic } },
    };
    expect(shown('inferenceservices', object({ status }))).toMatchObject({
      URL: '{"odd":true}',
      Latest: null,
    });
  });

  it('anything at all: a name, an age, no exception', () => {
    for (const resource of allResources) {
      for (const fields of [
        {},
        { spec: null, status: [] },
        { status: 'odd' },
      ]) {
        const columns = columnsOf(resource);
        const cells = columns.map(({ cell }) => cell(object(fields), NOW));
        expect(cells).toHaveLength(columns.length);
        expect(cells).toContain('x');
      }
    }
  });

  it('an object whose age cannot be told', () => {
    const ageless = object({}, { creationTimestamp: undefined });
    expect(shown('pods', ageless).Age).toBe('<unknown>');
    expect(shown('inferenceservices', ageless).Age).toBeNull();
    expect(
      shown('pods', object({}, { creationTimestamp: 'yesterday' })).Age,
    ).toBe('<invalid>');
  });
});
