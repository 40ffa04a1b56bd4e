import { findingAbout, quote } from '../../../diagnosis/finding';
import { kubectlCommand } from '../../../diagnosis/kubectlCommand';
import type { Pod } from '../../../kubernetes/pod';
import type { KubeObject } from '../../../kubernetes/resourceType';
import type { Finding } from '../../../model/types';
import type { NamespaceObjects } from '../../NamespaceObjects';
import { cacheReference } from './cacheOf';
import type { LocalModelCache } from './localModelCache';

const MOST_NODES = 4;

/** What keeps a cached model from the pods that mount it. */
export function cacheFindings(
  user: KubeObject,
  pods: readonly Pod[],
  objects: NamespaceObjects,
): Finding[] {
  const reference = cacheReference(user);
  if (!reference) {
    return [];
  }
  const cache = objects.find(reference.type, reference.name);
  if (!cache) {
    return objects.cannotTell(reference.type) === undefined
      ? [missing(user, reference.type.kind, reference.name)]
      : [];
  }
  return [
    ...onNodes(user, cache, {
      status: 'NodeDownloadError',
      rule: 'cache-download-failed',
      cause: `the model of ${cache.kind} "${cache.metadata.name}" could not be downloaded to every node`,
      fix: `look at the download jobs: ${kubectlCommand(
        { ...user, metadata: { ...user.metadata, namespace: '' } },
        'get',
        'jobs',
        '-A',
        '-l',
        `model=${cache.metadata.name}`,
      )}`,
    }),
    ...onNodes(user, cache, {
      status: 'NodeNotReady',
      rule: 'cache-node-not-ready',
      cause: `nodes that ${cache.kind} "${cache.metadata.name}" is for are not ready`,
      fix: `look at the nodes: ${kubectlCommand(
        { ...user, metadata: { ...user.metadata, namespace: '' } },
        'get',
        'nodes',
      )}`,
    }),
    ...notOnNodes(user, cache, pods),
  ];
}

function missing(user: KubeObject, kind: string, name: string): Finding {
  return findingAbout(user, {
    rule: 'cache-missing',
    severity: 'warning',
    cause: `it was made to mount the model of ${kind} "${name}", which does not exist any more`,
    evidence: [
      {
        source: 'field',
        detail: `metadata.labels[internal.serving.kserve.io/localmodel]: ${name}`,
      },
    ],
    fix: 'create the cache again, or write the service once more so that it loads the model itself',
  });
}

function onNodes(
  user: KubeObject,
  { nodes, kind, metadata }: LocalModelCache,
  told: { status: string; rule: string; cause: string; fix: string },
): Finding[] {
  const { status, ...finding } = told;
  const names = [...nodes].filter(([, s]) => s === status).map(([n]) => n);
  return names.length === 0
    ? []
    : [
        findingAbout(user, {
          ...finding,
          severity: 'warning',
          evidence: names
            .sort()
            .slice(0, MOST_NODES)
            .map(name => ({
              source: 'field',
              detail: `${kind}/${metadata.name} status.nodeStatus.${quote(
                name,
              )}: ${status}`,
            })),
        }),
      ];
}

/** A pod mounts what its own node holds; what other nodes have is of no use to it. */
function notOnNodes(
  user: KubeObject,
  { nodes, kind, metadata }: LocalModelCache,
  pods: readonly Pod[],
): Finding[] {
  const placed = pods.filter(({ nodeName }) => nodeName !== undefined);
  const without = placed.filter(
    ({ nodeName = '' }) => nodes.get(nodeName) !== 'NodeDownloaded',
  );
  return placed.length === 0 || without.length < placed.length
    ? []
    : [
        findingAbout(user, {
          rule: 'cache-not-on-nodes',
          severity: 'warning',
          cause: `none of the nodes that its pods run on has the model of ${kind} "${metadata.name}"`,
          evidence: without.slice(0, MOST_NODES).map(pod => ({
            source: 'field',
            detail: `Pod/${pod.metadata.name} runs on ${pod.nodeName}: ${
              nodes.get(pod.nodeName ?? '') ||
              'not among the nodes of the cache'
            }`,
          })),
          fix: 'wait while it downloads; otherwise let the cache include the node group that the pods are scheduled to',
        }),
      ];
}
