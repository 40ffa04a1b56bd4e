import { findingAbout } from '../../../diagnosis/finding';
import type { KnativeServiceRule } from './KnativeServiceRule';

/**
 * Once every entry names its revision, what is deployed later gets no traffic, and the Service is
 * Ready all the same. A newest revision with an entry of its own was meant to have its share, and
 * an entry that follows the latest at 0 %, for its tag, is how people try it before they promote it.
 */
export const latestRevisionPassedOver: KnativeServiceRule = ({ object }) => {
  const { traffic, latestReady, latestCreated } = object;
  const isPinned =
    traffic.length > 0 && traffic.every(({ revision }) => revision);
  if (
    !isPinned ||
    latestReady === undefined ||
    latestReady !== latestCreated ||
    traffic.some(({ revision }) => revision === latestReady)
  ) {
    return undefined;
  }
  return findingAbout(object, {
    rule: 'latest-revision-passed-over',
    severity: 'warning',
    cause: `revision ${latestReady} was deployed last and gets no traffic: every entry of spec.traffic names another revision`,
    evidence: traffic.map(({ revision, percent }) => ({
      source: 'field' as const,
      detail: `spec.traffic: ${revision} ${percent} %`,
    })),
    fix: `give ${latestReady} an entry, or let one follow the latest revision (latestRevision: true); leave it so if it was rolled back on purpose`,
  });
};
