import http from 'node:http';
import type { ServerResponse } from 'node:http';
import { textAnswer, type Answer } from '../Answer';
import type { ResourceRequest } from '../ApiRequest';
import type { ClusterContext } from '../ClusterContext';
import { badRequest, notFound } from '../statusErrors';
import { StatusError } from '../StatusError';

/** `[scheme:]name[:port]` of a proxied pod or service. */
function proxied(name: string): { name: string; port: string } {
  const parts = name.split(':');
  const [own = '', port = ''] = parts.length > 2 ? parts.slice(1) : parts;
  return { name: own, port };
}

/** What a pod's `/metrics` answers; whatever its port, as long as it is a number. */
export function proxyToPod(
  { resource, info }: ResourceRequest,
  { store, traffic }: ClusterContext,
): Answer {
  const { name, port } = proxied(info.name ?? '');
  const pod = store.get(resource, info.namespace, name);
  if (!pod) {
    throw notFound(resource, name);
  }
  if (port !== '' && !/^[0-9]+$/.test(port)) {
    throw badRequest(`invalid port ${port}`);
  }
  const answer = traffic.scrape(pod.object);
  return answer && /(^|\/)(metrics|prometheus)$/.test(info.rest)
    ? answer
    : textAnswer('404 page not found\n', 404);
}

/** Passes the request on to what stands for the service. */
export function proxyToService(
  { info, query }: ResourceRequest,
  { backends }: ClusterContext,
): Answer {
  const { name, port } = proxied(info.name ?? '');
  const url = backends.get(`${info.namespace}/${name}:${port}`);
  if (url === undefined) {
    throw new StatusError(
      503,
      'ServiceUnavailable',
      `no endpoints available for service "${name}:${port}"`,
    );
  }
  return {
    stream: response => passOn(`${url}/${info.rest}?${query}`, response),
  };
}

function passOn(url: string, response: ServerResponse): void {
  http
    .get(url, answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    })
    .on('error', error => {
      response.writeHead(502, { 'Content-Type': 'text/plain' });
      response.end(error.message);
    });
}
