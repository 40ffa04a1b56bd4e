import type { ResourceType } from '@modeldeck/plugin-model-serving-common';
import type { Discovery } from '../../kube/discovery/discover';
import type { Served } from '../../kube/discovery/ServedResources';
import type { KubeClient } from '../../kube/KubeClient';
import type { Timing } from '../../watch/Timing';

/** Old enough that a kind installed meanwhile is noticed, young enough to be shared by all kinds. */
const MAX_AGE_MS = 30_000;

/** Even who knows better shares an answer this young with the other kinds. */
const MIN_AGE_MS = 400;

/** One cluster's discovery for all its watches: they ask at the same time after an outage. */
export class DiscoveryCache {
  private answer: Promise<Discovery> | undefined;
  private askedAt = 0;

  constructor(
    private readonly client: KubeClient,
    private readonly types: readonly ResourceType[],
    private readonly timing: Pick<Timing, 'now'>,
    private readonly signal: AbortSignal,
    /** told of every new answer, before those who asked get it */
    private readonly onAnswer: (discovery: Discovery) => void,
  ) {}

  async served(
    type: ResourceType,
    { fresh }: { fresh: boolean },
  ): Promise<Served> {
    const ageMs = this.timing.now() - this.askedAt;
    if (!this.answer || ageMs > (fresh ? MIN_AGE_MS : MAX_AGE_MS)) {
      this.askedAt = this.timing.now();
      this.answer = this.ask();
    }
    const { answer } = this;
    try {
      return (await answer).served(type);
    } catch (error) {
      if (this.answer === answer) {
        this.answer = undefined;
      }
      throw error;
    }
  }

  private async ask(): Promise<Discovery> {
    const { client, types, signal } = this;
    const discovery = await client.discovery(types, { signal });
    this.onAnswer(discovery);
    return discovery;
  }
}
