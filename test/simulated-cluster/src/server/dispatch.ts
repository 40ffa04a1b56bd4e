import { textAnswer, type Answer } from './Answer';
import type { ApiRequest, ResourceRequest } from './ApiRequest';
import type { ClusterContext } from './ClusterContext';
import { answerNonResource } from './discovery/nonResource';
import { getObject, listObjects } from './read/list';
import { readPodLog } from './read/podLog';
import { proxyToPod, proxyToService } from './read/proxy';
import { watchObjects } from './read/watch';
import { answerReview, isReview } from './review/accessReview';
import { methodNotAllowed, pageNotFound } from './statusErrors';
import {
  createObject,
  deleteCollection,
  deleteObject,
  patchExisting,
  updateObject,
} from './write/handlers';
import { answerScale } from './write/scale';

type Handler = (request: ResourceRequest, context: ClusterContext) => Answer;

const HANDLERS: Readonly<Record<string, Handler>> = {
  get: getObject,
  list: listObjects,
  watch: watchObjects,
  create: createObject,
  update: updateObject,
  patch: patchExisting,
  delete: deleteObject,
  deletecollection: deleteCollection,
};

const PROXIES: Readonly<Record<string, Handler>> = {
  Pod: proxyToPod,
  Service: proxyToService,
};

const STATUS_VERBS = new Set(['get', 'update', 'patch']);

/** Finds who answers a request. */
export function dispatch(request: ApiRequest, context: ClusterContext): Answer {
  const { info } = request;
  if (!info.resource) {
    return answerNonResource(request, context);
  }
  const resource = context.registry.find(
    info.group,
    info.version,
    info.resource,
  );
  if (!resource) {
    return nobodyAnswers(request, context);
  }
  const found = { ...request, resource };
  const handler = info.subresource
    ? subresourceHandler(found)
    : HANDLERS[info.verb];
  const allowed = info.subresource || resource.verbs.includes(info.verb);
  if (!handler || !allowed) {
    throw methodNotAllowed();
  }
  return isReview(found)
    ? answerReview(found, context)
    : handler(found, context);
}

/**
 * The groups of Kubernetes itself say no with a Status, everything else with a line of text
 * (kubernetes/apiextensions-apiserver: pkg/apiserver/customresource_handler.go).
 */
function nobodyAnswers(
  { info }: ApiRequest,
  { registry }: ClusterContext,
): Answer {
  const builtIn = registry
    .list()
    .some(resource => !resource.custom && resource.group === info.group);
  if (builtIn) {
    throw pageNotFound();
  }
  return textAnswer('404 page not found\n', 404);
}

function subresourceHandler(request: ResourceRequest): Handler | undefined {
  const { info, resource } = request;
  switch (info.subresource) {
    case 'status':
      if (!resource.status) {
        throw pageNotFound();
      }
      return STATUS_VERBS.has(info.verb) ? HANDLERS[info.verb] : undefined;
    case 'scale':
      return answerScale;
    case 'log':
      if (resource.kind === 'Pod' && info.verb === 'get') {
        return readPodLog;
      }
      throw pageNotFound();
    case 'proxy':
      if (info.verb === 'get' && PROXIES[resource.kind]) {
        return PROXIES[resource.kind];
      }
      throw pageNotFound();
    default:
      throw pageNotFound();
  }
}
