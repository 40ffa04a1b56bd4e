import { jsonAnswer, textAnswer, type Answer } from '../Answer';
import type { ApiRequest } from '../ApiRequest';
import type { ClusterContext } from '../ClusterContext';
import { methodNotAllowed } from '../statusErrors';
import {
  aggregatedContentType,
  aggregatedDiscovery,
  aggregatedVersion,
} from './aggregatedDiscovery';
import { apiGroup, coreVersions, groupList, resourceList } from './discovery';
import { openApiDocument, openApiIndex, openApiV2 } from './openApi';

const VERSION = {
  major: '1',
  minor: '32',
  gitVersion: 'v1.32.0+simulated',
  gitCommit: 'simulated',
  gitTreeState: 'clean',
  buildDate: '2024-12-11T18:00:00Z',
  goVersion: 'none',
  compiler: 'none',
  platform: 'linux/amd64',
};

/** What is no resource: version, health, discovery and schemas. */
export function answerNonResource(
  request: ApiRequest,
  context: ClusterContext,
): Answer {
  const answer = find(request, context);
  if (!answer) {
    return textAnswer('404 page not found\n', 404);
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    throw methodNotAllowed();
  }
  return answer;
}

function find(
  request: ApiRequest,
  { registry }: ClusterContext,
): Answer | undefined {
  const path = request.path.replace(/\/+$/, '');
  const resources = registry.list();
  switch (path) {
    case '/version':
      return jsonAnswer(VERSION);
    case '/healthz':
    case '/livez':
    case '/readyz':
      return textAnswer('ok');
    case '/api':
    case '/apis': {
      const version = aggregatedVersion(request.accept);
      const root = path === '/api' ? 'api' : 'apis';
      if (version) {
        return {
          status: 200,
          body: JSON.stringify(aggregatedDiscovery(resources, root, version)),
          contentType: aggregatedContentType(version),
        };
      }
      return jsonAnswer(
        root === 'api' ? coreVersions('127.0.0.1') : groupList(resources),
      );
    }
    case '/openapi/v3':
      return jsonAnswer(openApiIndex(resources));
    case '/openapi/v2':
      return openApiV2();
    default:
      return findDocument(path, resources);
  }
}

type Resources = Parameters<typeof resourceList>[0];

function findDocument(path: string, resources: Resources): Answer | undefined {
  const schema = path.startsWith('/openapi/v3/');
  const [, root, first = '', second] = path
    .replace('/openapi/v3', '')
    .split('/');
  if (root !== 'api' && root !== 'apis') {
    return undefined;
  }
  const [group, version] = root === 'api' ? ['', first] : [first, second];
  const describe = schema ? openApiDocument : resourceList;
  const found =
    version === undefined
      ? apiGroup(resources, group)
      : describe(resources, group, version);
  return found && jsonAnswer(found);
}
