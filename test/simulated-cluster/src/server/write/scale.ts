import type { JsonObject, KubeObject } from '../../json/KubeObject';
import { isJsonObject, numberAt, valueAt } from '../../json/read';
import { applyMergePatch } from '../../patches/mergePatch';
import { groupVersion, type ScalePaths } from '../../resources/ApiResource';
import { jsonAnswer, type Answer } from '../Answer';
import { isDryRun, parseObject, type ResourceRequest } from '../ApiRequest';
import type { ClusterContext } from '../ClusterContext';
import {
  conflict,
  methodNotAllowed,
  notFound,
  pageNotFound,
} from '../statusErrors';

/** The scale subresource: the number of replicas of whatever has one. */
export function answerScale(
  request: ResourceRequest,
  context: ClusterContext,
): Answer {
  const { resource, info } = request;
  if (!resource.scale) {
    throw pageNotFound();
  }
  const stored = context.store.get(resource, info.namespace, info.name ?? '');
  if (!stored) {
    throw notFound(resource, info.name ?? '');
  }
  if (info.verb === 'get') {
    return jsonAnswer(toScale(stored.object, resource.scale));
  }
  if (info.verb !== 'update' && info.verb !== 'patch') {
    throw methodNotAllowed();
  }
  const scale = wantedScale(request, toScale(stored.object, resource.scale));
  const version = valueAt(scale, 'metadata', 'resourceVersion');
  if (version && version !== stored.metadata.resourceVersion) {
    throw conflict(resource, stored.metadata.name);
  }
  const replicas = numberAt(scale, 'spec', 'replicas') ?? 0;
  const after = context.writer.update(
    resource,
    stored,
    withReplicas(stored.object, resource.scale.replicas, replicas),
    {
      dryRun: isDryRun(request),
      fieldManager: request.query.get('fieldManager') ?? 'kubectl',
      subresource: 'scale',
      apiVersion: groupVersion(resource.group, info.version),
    },
  );
  return jsonAnswer(toScale(after.object, resource.scale));
}

function wantedScale(request: ResourceRequest, scale: JsonObject): JsonObject {
  const body = parseObject(request);
  if (request.info.verb === 'update') {
    return body;
  }
  const patched = applyMergePatch(scale, body);
  return isJsonObject(patched) ? patched : {};
}

function toScale(object: KubeObject, paths: ScalePaths): JsonObject {
  const { name, namespace, uid, resourceVersion, creationTimestamp } =
    object.metadata;
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: numberAt(object, ...paths.replicas) ?? 0 },
    status: {
      replicas: numberAt(object, ...paths.statusReplicas) ?? 0,
      selector: selectorText(valueAt(object, ...paths.selector)),
    },
  };
}

function selectorText(selector: unknown): string {
  if (typeof selector === 'string') {
    return selector;
  }
  const labels = valueAt(selector, 'matchLabels');
  return Object.entries(isJsonObject(labels) ? labels : {})
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(',');
}

function withReplicas(
  object: KubeObject,
  path: readonly string[],
  replicas: number,
): KubeObject {
  const patch = path.reduceRight<unknown>(
    (value, field) => ({ [field]: value }),
    replicas,
  );
  return applyMergePatch(object, patch) as KubeObject;
}
