import { findingAbout } from '../../../diagnosis/finding';
import { isUnknown } from '../../../model/known';
import { isSettingUp } from '../phases';
import type { FlaggerRule } from './FlaggerRule';

/** Providers whose routes are read, or which have none. */
const READ = /^(istio|kubernetes|gatewayapi(:.*)?)$/;

/** What the route holds cannot be told apart from what Flagger says that it set. */
export const providerNotRead: FlaggerRule = ({ view: { canary }, service }) => {
  const isOpen = service.revisions.some(({ traffic }) =>
    isUnknown(traffic.programmed),
  );
  if (isSettingUp(canary) || !isOpen || READ.test(canary.provider)) {
    return undefined;
  }
  return findingAbout(canary, {
    rule: 'provider-not-read',
    severity: 'info',
    cause: canary.provider
      ? `routes of the provider "${canary.provider}" are not read, so that what the canary really gets cannot be told`
      : 'the Canary names no provider and no route leads to its Services, so that what the canary really gets cannot be told',
    evidence: [
      {
        source: 'field',
        detail: `spec.provider: ${canary.provider || 'absent'}`,
      },
    ],
    fix: 'compare status.canaryWeight with the route of that provider',
  });
};
