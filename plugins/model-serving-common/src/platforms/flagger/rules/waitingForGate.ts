import { findingAbout } from '../../../diagnosis/finding';
import { waitingGate } from '../flaggerProgress';
import type { FlaggerRule } from './FlaggerRule';

/** It goes on only once a webhook says yes, which no object of the cluster can make it say. */
export const waitingForGate: FlaggerRule = ({ view: { canary } }) => {
  const gate = waitingGate(canary);
  if (!gate) {
    return undefined;
  }
  return findingAbout(canary, {
    rule: 'canary-waits-for-gate',
    severity: 'info',
    cause: `it waits until the gate ${gate.type}${
      gate.names.length > 0 ? ` (${gate.names.join(', ')})` : ''
    } is opened`,
    evidence: [
      { source: 'field', detail: `status.phase: ${canary.status.phase}` },
    ],
    fix: 'let the webhook answer 200, with Flagger’s load tester by a POST to its /gate/open',
    docs: 'https://docs.flagger.app/usage/webhooks#manual-gating',
  });
};
