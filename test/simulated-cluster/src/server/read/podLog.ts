import type { ServerResponse } from 'node:http';
import type { KubeObject } from '../../json/KubeObject';
import { listAt, textAt } from '../../json/read';
import type { LogLine } from '../../logs/PodLogs';
import { textAnswer, type Answer } from '../Answer';
import type { ResourceRequest } from '../ApiRequest';
import type { ClusterContext } from '../ClusterContext';
import { badRequest, notFound } from '../statusErrors';

/** What a container has written: `tailLines`, `previous`, `timestamps`, `sinceTime`, `follow`. */
export function readPodLog(
  request: ResourceRequest,
  context: ClusterContext,
): Answer {
  const { resource, info, query } = request;
  const { namespace = '', name = '' } = info;
  const pod = context.store.get(resource, namespace, name);
  if (!pod) {
    throw notFound(resource, name);
  }
  const container = chooseContainer(pod.object, query.get('container'));
  const previous = query.get('previous') === 'true';
  const id = { namespace, pod: name, container, previous };
  const lines = context.logs.read(id);
  if (previous && !lines) {
    throw badRequest(
      `previous terminated container "${container}" in pod "${name}" not found`,
    );
  }
  const print = printer(query);
  const text = selectLines(lines ?? [], query)
    .map(print)
    .join('');
  return query.get('follow') === 'true'
    ? { stream: response => follow(response, text, id, print, context) }
    : textAnswer(text);
}

function chooseContainer(pod: KubeObject, asked: string | null): string {
  const names = ['initContainers', 'containers'].flatMap(field =>
    listAt(pod, 'spec', field).map(
      container => textAt(container, 'name') ?? '',
    ),
  );
  const main = listAt(pod, 'spec', 'containers');
  const { name } = pod.metadata;
  if (asked) {
    if (!names.includes(asked)) {
      throw badRequest(`container ${asked} is not valid for pod ${name}`);
    }
    return asked;
  }
  if (main.length > 1) {
    throw badRequest(
      `a container name must be specified for pod ${name}, choose one of: [${names.join(
        ' ',
      )}]`,
    );
  }
  return textAt(main[0], 'name') ?? '';
}

function selectLines(
  lines: readonly LogLine[],
  query: URLSearchParams,
): readonly LogLine[] {
  const since = query.get('sinceTime');
  const recent = since
    ? lines.filter(line => Date.parse(line.time) >= Date.parse(since))
    : lines;
  const tail = query.get('tailLines');
  const count = Number(tail);
  return tail === null
    ? recent
    : recent.slice(recent.length - Math.min(count, recent.length));
}

function printer(query: URLSearchParams): (line: LogLine) => string {
  return query.get('timestamps') === 'true'
    ? ({ time, text }) => `${time} ${text}\n`
    : ({ text }) => `${text}\n`;
}

function follow(
  response: ServerResponse,
  text: string,
  id: Parameters<ClusterContext['logs']['follow']>[0],
  print: (line: LogLine) => string,
  { logs }: ClusterContext,
): void {
  response.writeHead(200, { 'Content-Type': 'text/plain' });
  response.flushHeaders();
  response.write(text);
  const stop = logs.follow(id, line => response.write(print(line)));
  response.once('close', stop);
}
