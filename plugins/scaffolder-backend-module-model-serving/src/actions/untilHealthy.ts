import { ConflictError } from '@backstage/errors';
import type {
  ApplyReport,
  ModelService,
} from '@modeldeck/plugin-model-serving-common';
import type { Timing } from '@modeldeck/plugin-model-serving-node';

const POLL_MS = 5_000;
/** What was just applied is there in a moment. */
const UNSEEN_POLL_MS = 1_000;

/** Scaled to zero until somebody asks it, a service is as well as it is meant to be. */
const UP: readonly ModelService['health']['status'][] = ['healthy', 'idle'];

/**
 * Reads a service again and again until it is healthy, and says what changes.
 *
 * @throws ConflictError that names the root cause when it takes longer than it may
 */
export async function untilHealthy(options: {
  service: ApplyReport['service'];
  read: () => Promise<ModelService>;
  timing: Timing;
  timeoutMs: number;
  tell: (message: string) => void;
  signal?: AbortSignal;
}): Promise<void> {
  const { service, read, timing, timeoutMs, tell, signal } = options;
  const end = timing.now() + timeoutMs;
  let told = '';
  for (;;) {
    const seen = await look(read, signal);
    if (seen.state !== told) {
      told = seen.state;
      tell(`${service.name}: ${told}`);
    }
    if (seen.service && UP.includes(seen.service.health.status)) {
      return;
    }
    if (signal?.aborted) {
      throw new ConflictError(
        `It was cancelled before ${
          service.name
        } was healthy; it is in ${placeOf(service)}`,
      );
    }
    if (timing.now() >= end) {
      throw new ConflictError(
        [
          `${service.name} is applied in ${placeOf(
            service,
          )}, and not healthy after ${timeoutMs / 1000} s: ${told}`,
          ...causeOf(seen.service),
        ].join('. '),
      );
    }
    await timing.sleep(seen.isUnseen ? UNSEEN_POLL_MS : POLL_MS, signal);
  }
}

interface Look {
  state: string;
  service?: ModelService;
  isUnseen?: boolean;
}

async function look(
  read: () => Promise<ModelService>,
  signal?: AbortSignal,
): Promise<Look> {
  try {
    const service = await read();
    const { status, message } = service.health;
    return { service, state: `${status}, ${message}` };
  } catch (error) {
    const { name, cause, message } = error as Error & { cause?: Error };
    const names = [name, cause?.name];
    if (names.includes('NotFoundError')) {
      return { state: 'the portal has not seen it yet', isUnseen: true };
    }
    // A cluster may be away for a moment.
    if (names.includes('ServiceUnavailableError') || signal?.aborted) {
      return { state: `cannot be told yet: ${message}` };
    }
    throw error;
  }
}

/** The findings of a service are in the order of what is behind the others. */
function causeOf(service: ModelService | undefined): string[] {
  const [finding] = (service?.findings ?? []).filter(
    ({ severity }) => severity === 'error',
  );
  return finding
    ? [`${finding.subject}: ${finding.cause}`, `To do: ${finding.fix}`]
    : ['Look at its page; nothing is known to be wrong with it'];
}

function placeOf({ cluster, namespace }: ApplyReport['service']): string {
  return `${cluster}/${namespace}`;
}
