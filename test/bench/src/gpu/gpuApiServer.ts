/**
 * An API server with nodes and pods of realistic size that are made as they are asked for, in a
 * process of its own. `GET /requests` tells how often it was asked, `POST /events/<n>` ends so many
 * pods and begins them again, in turn.
 *
 * usage: gpuApiServer.ts <nodes> <nodes with GPUs> <pods a node>; prints its URL
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const [nodeCount = 0, gpuNodes = 0, podsPerNode = 0] = process.argv
  .slice(2)
  .map(Number);
const GPUS = 8;
/** As much as what all who write an object leave in it. */
const MANAGED = [
  { manager: 'kubelet', fieldsV1: { padding: '-'.repeat(3000) } },
];

let version = 1000;
/** since it was asked for the last time, at `GET /requests` */
let requests = 0;
const watches = new Set<ServerResponse>();

function node(index: number) {
  const amounts = {
    cpu: '96',
    memory: '790000000Ki',
    pods: '110',
    ...(index < gpuNodes && { 'nvidia.com/gpu': String(GPUS) }),
  };
  const images = Array.from({ length: 20 }, (_, image) => ({
    names: [`registry.example/ml/image-${image}@sha256:${'0'.repeat(64)}`],
    sizeBytes: 1_000_000_000,
  }));
  return {
    metadata: {
      name: `node-${index}`,
      uid: `node-${index}`,
      resourceVersion: '1',
      labels: { 'modeldeck.io/node-pool': `pool-${index % 8}` },
      managedFields: MANAGED,
    },
    spec: {},
    status: {
      capacity: amounts,
      allocatable: amounts,
      conditions: [{ type: 'Ready', status: 'True' }],
      images,
    },
  };
}

function pod(index: number, resourceVersion = 1) {
  const onNode = Math.floor(index / podsPerNode);
  const asks = onNode < gpuNodes && index % podsPerNode < GPUS;
  const limits = { memory: '2Gi', ...(asks && { 'nvidia.com/gpu': '1' }) };
  return {
    metadata: {
      namespace: `team-${index % 200}`,
      name: `workload-${index}-7f9c8d5b42-x7k2q`,
      uid: `pod-${index}`,
      resourceVersion: String(resourceVersion),
      creationTimestamp: '2026-11-20T08:00:00Z',
      labels: { app: `workload-${index}`, 'pod-template-hash': '7f9c8d5b42' },
      managedFields: MANAGED,
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          name: `workload-${index}-7f9c8d5b42`,
          uid: `set-${index}`,
          controller: true,
        },
      ],
    },
    spec: {
      nodeName: `node-${onNode}`,
      tolerations: [{ key: 'nvidia.com/gpu', operator: 'Exists' }],
      containers: [
        { name: 'main', resources: { requests: { cpu: '500m' }, limits } },
      ],
    },
    status: {
      phase: resourceVersion % 2 ? 'Running' : 'Failed',
      conditions: [{ type: 'PodScheduled', status: 'True' }],
    },
  };
}

/** Where the objects of a list begin and end. */
function range(plural: string, selector: string | null): [number, number] {
  const [, on] = /^spec\.nodeName=node-(\d+)$/.exec(selector ?? '') ?? [];
  const all: Record<string, [number, number]> = {
    nodes: [0, nodeCount],
    pods: [0, nodeCount * podsPerNode],
  };
  if (selector !== null) {
    const at = Number(on) * podsPerNode;
    return on === undefined ? [0, 0] : [at, at + podsPerNode];
  }
  return all[plural] ?? [0, 0];
}

function list({ pathname, searchParams }: URL) {
  const plural = pathname.split('/').pop() ?? '';
  const selector = searchParams.get('fieldSelector');
  const [first, end] = range(plural, selector);
  const from = Number(searchParams.get('continue') ?? first);
  const to = Math.min(end, from + (Number(searchParams.get('limit')) || end));
  const make = plural === 'nodes' ? node : pod;
  const items = Array.from({ length: to - from }, (_, at) => make(from + at));
  return {
    kind: 'List',
    apiVersion: 'v1',
    metadata: {
      resourceVersion: String(version),
      ...(to < end && { continue: String(to) }),
      ...(to < end && selector === null && { remainingItemCount: end - to }),
    },
    items,
  };
}

function sendEvents(count: number): void {
  for (let event = 0; event < count; event++) {
    version += 1;
    const object = pod(
      Math.floor(event / GPUS) * podsPerNode + (event % GPUS),
      version,
    );
    const line = `${JSON.stringify({ type: 'MODIFIED', object })}\n`;
    watches.forEach(watch => watch.write(line));
  }
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://server');
  response.writeHead(200, { 'content-type': 'application/json' });
  requests += 1;
  if (url.pathname === '/requests') {
    response.end(JSON.stringify({ requests: requests - 1 }));
    requests = 0;
  } else if (request.method === 'POST') {
    sendEvents(Number(url.pathname.split('/').pop()));
    response.end('{}');
  } else if (url.searchParams.has('watch')) {
    response.flushHeaders();
    if (url.pathname.endsWith('/pods')) {
      watches.add(response);
    }
  } else if (url.pathname === '/apis') {
    response.end(JSON.stringify({ kind: 'APIGroupDiscoveryList', items: [] }));
  } else {
    response.end(JSON.stringify(list(url)));
  }
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`http://127.0.0.1:${port}\n`);
});
