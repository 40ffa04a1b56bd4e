import type { CanaryAction } from './Operation';

/** What `--help` says of a verb that moves traffic. */
export interface ActVerb {
  name: CanaryAction['action'];
  summary: string;
  description: string;
  examples: string;
}

export const ACT_VERBS: readonly ActVerb[] = [
  {
    name: 'start-canary',
    summary: 'Try a new version with some of the traffic',
    description:
      'Try a new version with some of the traffic, beside the stable one: the model and its share\nin one write, as the platform starts a canary.',
    examples: `
  # What would be written, and what follows from it
  kubectl model start-canary -n fraud scorer --storage-uri s3://models/fraud/4 --dry-run=client

  # The version that the model registry ($MLFLOW_TRACKING_URI) calls the champion, with 5 %
  kubectl model start-canary -n fraud scorer --storage-uri models:/fraud@champion --percent 5

  # Where the model is part of the image
  kubectl model start-canary -n shop ranker --image registry.example.com/ranker:4 --version 4

  # What it would meet
  kubectl model preflight -n fraud scorer`,
  },
  {
    name: 'promote',
    summary: 'Give the canary all traffic',
    description:
      'Give the canary all traffic; where a controller takes steps, the next of them.',
    examples: `
  # What would be written, and what follows from it
  kubectl model promote -n fraud scorer --dry-run=client

  # In a pipeline
  kubectl model promote -n fraud scorer --yes --timeout 10m`,
  },
  {
    name: 'rollback',
    summary: 'Give the traffic back to the version before',
    description:
      'Take the traffic from a canary in flight, or go back to the version before a promotion.',
    examples: `
  kubectl model rollback -n fraud scorer`,
  },
  {
    name: 'set-weight',
    summary: 'Share the traffic out between revisions',
    description:
      'Share the traffic out between revisions: the percentage of the canary, or one for each\nrevision, together 100.',
    examples: `
  # 20 % for the canary, the rest for stable
  kubectl model set-weight -n fraud scorer 20

  # Every revision by name
  kubectl model set-weight -n shop ranker ranker-v1=50 ranker-v2=30 ranker-v3=20`,
  },
  {
    name: 'pause',
    summary: 'Stop a rollout where it is',
    description:
      'Stop the steps of a rollout where they are, on platforms that take steps.',
    examples: `
  kubectl model pause -n shop ranker`,
  },
  {
    name: 'resume',
    summary: 'Let a paused rollout go on',
    description: 'Let a rollout go on that was paused.',
    examples: `
  kubectl model resume -n shop ranker`,
  },
];
