/** A node with four devices in the pool "serving", as an API server sends it. */
export function gpuNode(
  name: string,
  fields: { version?: number; pool?: string; gpus?: number } = {},
) {
  const { version = 1, pool = 'serving', gpus = 4 } = fields;
  const amounts = {
    ...(gpus > 0 && { 'nvidia.com/gpu': String(gpus) }),
    cpu: '32',
    memory: '128Gi',
    pods: '110',
  };
  return {
    metadata: {
      name,
      namespace: '',
      uid: name,
      resourceVersion: String(version),
      labels: { agentpool: pool },
    },
    spec: {},
    status: {
      capacity: amounts,
      allocatable: amounts,
      conditions: [{ type: 'Ready', status: 'True' }],
    },
  };
}

/** A running pod with one device; without a node it waits. */
export function gpuPod(
  name: string,
  fields: {
    node?: string;
    gpus?: number;
    namespace?: string;
    uid?: string;
    version?: number;
  } = {},
) {
  const { node, gpus = 1, namespace = 'team', version = 1 } = fields;
  const limits = { ...(gpus > 0 && { 'nvidia.com/gpu': String(gpus) }) };
  return {
    metadata: {
      name,
      namespace,
      uid: fields.uid ?? `${namespace}/${name}`,
      resourceVersion: String(version),
      labels: {},
    },
    spec: {
      ...(node !== undefined && { nodeName: node }),
      containers: [{ name: 'main', resources: { limits } }],
    },
    status: { phase: node === undefined ? 'Pending' : 'Running' },
  };
}
