import type { KubeObject } from '../json/KubeObject';
import { PodCounters } from './PodCounters';
import { exponential, logNormal, seededRandom } from './random';
import type { RevisionTraffic, TrafficSpec } from './TrafficSpec';

/** What the cluster holds that requests go by. */
export interface TrafficView {
  /** ready pods of a namespace with these labels */
  readyPods(
    namespace: string,
    labels: Readonly<Record<string, string>>,
  ): KubeObject[];
  /** by name of the revision; undefined: the route says nothing of it */
  programmedWeight(
    spec: TrafficSpec,
    revision: RevisionTraffic,
  ): number | undefined;
}

/** The spread of latencies around their median. */
const SIGMA = 0.5;
const DEFAULT_LATENCY = 0.05;

/** Requests to one service, counted by the pods that answer them. */
export class ServiceTraffic {
  private readonly random: () => number;
  private readonly counters = new Map<string, PodCounters>();
  private revisions: readonly RevisionTraffic[];
  /** epoch milliseconds of the next request */
  private next: number;

  constructor(
    readonly spec: TrafficSpec,
    private readonly view: TrafficView,
    startedAt: number,
  ) {
    this.random = seededRandom(spec.seed ?? 1);
    this.revisions = spec.revisions;
    this.next = startedAt + this.untilNext();
  }

  /** Changes how a revision answers from now on. */
  change(name: string, change: Partial<RevisionTraffic>): void {
    this.revisions = this.revisions.map(revision =>
      revision.name === name ? { ...revision, ...change } : revision,
    );
  }

  /** All requests until then are answered. */
  advance(now: number): void {
    if (this.next > now) {
      return;
    }
    const targets = this.targets();
    for (; this.next <= now; this.next += this.untilNext()) {
      this.answerOne(targets);
    }
  }

  countersOf(pod: string): PodCounters {
    const counters = this.counters.get(pod) ?? new PodCounters();
    this.counters.set(pod, counters);
    return counters;
  }

  /** How many requests a pod answers at the same time, on average. */
  concurrencyOf(pod: string): number {
    const targets = this.targets();
    const total = targets.reduce((sum, { weight }) => sum + weight, 0);
    const own = targets.find(({ pods }) => pods.includes(pod));
    if (!own || total === 0) {
      return 0;
    }
    const perSecond =
      (this.spec.requestsPerSecond * own.weight) / total / own.pods.length;
    const { latencySeconds = DEFAULT_LATENCY } = own.revision;
    return perSecond * latencySeconds * Math.exp(SIGMA ** 2 / 2);
  }

  /** As when the container of a pod is started anew. */
  reset(pod: string): void {
    this.counters.delete(pod);
  }

  /** The revision that a pod is of. */
  revisionOf(pod: KubeObject): RevisionTraffic | undefined {
    const labels = pod.metadata.labels ?? {};
    return this.revisions.find(({ pods }) =>
      Object.entries(pods).every(([key, value]) => labels[key] === value),
    );
  }

  private untilNext(): number {
    return 1000 * exponential(this.random, this.spec.requestsPerSecond);
  }

  private targets() {
    return this.revisions.map(revision => ({
      revision,
      weight:
        revision.weight ?? this.view.programmedWeight(this.spec, revision) ?? 0,
      pods: this.view
        .readyPods(this.spec.namespace, revision.pods)
        .map(({ metadata }) => metadata.name),
    }));
  }

  private answerOne(targets: ReturnType<ServiceTraffic['targets']>): void {
    const total = targets.reduce((sum, { weight }) => sum + weight, 0);
    let left = this.random() * total;
    const target = targets.find(({ weight }) => (left -= weight) < 0);
    const pod = target?.pods[Math.floor(this.random() * target.pods.length)];
    // Where no pod is ready the gateway answers, which no pod counts.
    if (target && pod !== undefined) {
      const { latencySeconds = DEFAULT_LATENCY } = target.revision;
      this.countersOf(pod).count(
        this.codeOf(target.revision),
        latencySeconds * logNormal(this.random, SIGMA),
      );
    }
  }

  private codeOf({ errorRate = 0, clientErrorRate = 0 }: RevisionTraffic) {
    const chance = this.random();
    if (chance < errorRate) {
      return 503;
    }
    return chance < errorRate + clientErrorRate ? 422 : 200;
  }
}
