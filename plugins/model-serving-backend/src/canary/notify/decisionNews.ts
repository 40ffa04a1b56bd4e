import type {
  CanaryReport,
  Decision,
  ModelService,
} from '@modeldeck/plugin-model-serving-common';
import type { News } from './OwnerNotifier';

const TITLES: Readonly<Record<Decision, (canary: string) => string>> = {
  rollback: canary => `roll ${canary} back`,
  promote: canary => `${canary} may be promoted`,
  'keep-watching': canary => `${canary} is undecided again`,
  'cannot-tell': canary => `nobody can tell how ${canary} does`,
};

const SEVERITIES: Readonly<Record<Decision, News['severity']>> = {
  rollback: 'high',
  promote: 'normal',
  'keep-watching': 'low',
  'cannot-tell': 'normal',
};

/** Reasons that fit into a notification. */
const REASONS = 3;

/** What the owner is told of a decision. */
export function decisionNews(
  service: ModelService,
  { canary, verdict, next }: CanaryReport,
): News {
  const { decision, reasons } = verdict;
  const title = TITLES[decision](canary.revision);
  return {
    service,
    title: `${service.namespace}/${service.name}: ${title}`,
    description: [...reasons.slice(0, REASONS), next].join('; '),
    severity: SEVERITIES[decision],
  };
}

/**
 * Whether a decision is news to somebody who was told another one, or none. While watching has only
 * begun nobody expects to be told that nothing can be said yet.
 *
 * @param minimumSeconds - that have to pass before anything can be promoted
 */
export function isNews(
  { verdict, since, observedAt }: CanaryReport,
  told: Decision | undefined,
  minimumSeconds: number,
): boolean {
  const { decision } = verdict;
  if (decision === told) {
    return false;
  }
  if (told !== undefined || decision === 'rollback' || decision === 'promote') {
    return true;
  }
  const elapsedMs = Date.parse(observedAt) - Date.parse(since);
  return decision === 'cannot-tell' && elapsedMs >= minimumSeconds * 1000;
}
