import type { KubeObject } from '../json/KubeObject';
import { listAt, numberAt, textAt } from '../json/read';
import type { ResourceRegistry } from '../resources/ResourceRegistry';
import type { ObjectStore } from '../store/ObjectStore';
import { exposition } from './exposition';
import { ServiceTraffic, type TrafficView } from './ServiceTraffic';
import type { TrafficSpec } from './TrafficSpec';

/** What is wrong with a pod's metrics, at the word of a test. */
export type MetricsFault =
  /** it answers a page for people */
  | 'html'
  /** it answers what it answered before */
  | 'stale'
  /** it does not answer */
  | 'down';

/** What a pod answers to a scrape. */
export interface ScrapeAnswer {
  status: number;
  body: string;
  contentType: string;
}

/** What a pod exposes besides what it counts of requests; undefined: nothing. */
export type MetricsSource = (pod: KubeObject) => string | undefined;

const TEXT = 'text/plain; version=0.0.4; charset=utf-8';

/** Requests to the services of a cluster, and what its pods expose of them. */
export class SimulatedTraffic {
  private readonly services: ServiceTraffic[] = [];
  private readonly faults = new Map<string, MetricsFault>();
  private readonly others: MetricsSource[] = [];
  private readonly lastAnswers = new Map<string, ScrapeAnswer>();
  private readonly view: TrafficView;

  constructor(
    store: ObjectStore,
    registry: ResourceRegistry,
    private readonly now: () => Date,
  ) {
    this.view = viewOf(store, registry);
  }

  /** Requests come from now on. */
  send(spec: TrafficSpec): ServiceTraffic {
    const traffic = new ServiceTraffic(spec, this.view, this.now().getTime());
    this.services.push(traffic);
    return traffic;
  }

  /** Pods answer scrapes with this as well. */
  expose(source: MetricsSource): void {
    this.others.push(source);
  }

  /** How many requests a pod answers at the same time, on average. */
  concurrencyOf({ metadata }: KubeObject): number {
    return this.services
      .filter(({ spec }) => spec.namespace === metadata.namespace)
      .reduce((sum, service) => sum + service.concurrencyOf(metadata.name), 0);
  }

  break(namespace: string, pod: string, fault: MetricsFault | undefined): void {
    const key = `${namespace}/${pod}`;
    if (fault) {
      this.faults.set(key, fault);
    } else {
      this.faults.delete(key);
    }
  }

  /** undefined: the pod exposes nothing */
  scrape(pod: KubeObject): ScrapeAnswer | undefined {
    const { namespace = '', name } = pod.metadata;
    const key = `${namespace}/${name}`;
    const fault = this.faults.get(key);
    const last = this.lastAnswers.get(key);
    if (fault === 'down') {
      return { status: 503, body: 'connection refused', contentType: TEXT };
    }
    if (fault === 'html') {
      const body = '<!DOCTYPE html><html><body>Sign in</body></html>';
      return { status: 200, body, contentType: 'text/html' };
    }
    if (fault === 'stale' && last) {
      return last;
    }
    const body = this.bodyOf(pod);
    if (body === undefined) {
      return undefined;
    }
    const answer = { status: 200, body, contentType: TEXT };
    this.lastAnswers.set(key, answer);
    return answer;
  }

  private bodyOf(pod: KubeObject): string | undefined {
    const { namespace = '', name } = pod.metadata;
    const answered = this.services.flatMap(service => {
      const { spec } = service;
      const revision =
        spec.namespace === namespace ? service.revisionOf(pod) : undefined;
      if (!revision) {
        return [];
      }
      service.advance(this.now().getTime());
      return exposition(spec.exposes, service.countersOf(name), {
        namespace,
        service: spec.service,
        revision: revision.name,
        pod: name,
      });
    });
    const all = [
      ...answered,
      ...this.others.flatMap(source => source(pod) ?? []),
    ];
    return all.length > 0 ? all.join('') : undefined;
  }
}

function viewOf(store: ObjectStore, registry: ResourceRegistry): TrafficView {
  return {
    readyPods(namespace, labels) {
      const pods = registry.forObject('v1', 'Pod');
      return store
        .list(pods, { namespace })
        .map(({ object }) => object)
        .filter(
          pod =>
            isReady(pod) &&
            Object.entries(labels).every(
              ([key, value]) => pod.metadata.labels?.[key] === value,
            ),
        );
    },
    programmedWeight(spec, revision) {
      const { route, namespace } = spec;
      if (!route) {
        return undefined;
      }
      const resource = registry.forObject(route.apiVersion, route.kind);
      const object = store.get(resource, namespace, route.name)?.object;
      const backend = route.backends?.[revision.name] ?? revision.name;
      return object && weightIn(object, route.kind, backend);
    },
  };
}

function isReady(pod: KubeObject): boolean {
  return (
    pod.metadata.deletionTimestamp === undefined &&
    listAt(pod, 'status', 'conditions').some(
      condition =>
        textAt(condition, 'type') === 'Ready' &&
        textAt(condition, 'status') === 'True',
    )
  );
}

function weightIn(
  object: KubeObject,
  kind: 'HTTPRoute' | 'Service',
  backend: string,
): number {
  const entries =
    kind === 'Service'
      ? listAt(object, 'status', 'traffic').map(target => ({
          name: textAt(target, 'revisionName'),
          weight: numberAt(target, 'percent') ?? 0,
        }))
      : listAt(listAt(object, 'spec', 'rules')[0], 'backendRefs').map(ref => ({
          name: textAt(ref, 'name'),
          weight: numberAt(ref, 'weight') ?? 1,
        }));
  return entries
    .filter(({ name }) => name === backend)
    .reduce((sum: number, { weight }) => sum + weight, 0);
}
