const SUBDOMAIN = /^[a-z\d]([-a-z\d]*[a-z\d])?(\.[a-z\d]([-a-z\d]*[a-z\d])?)*$/;
const HOST_LABEL = /^[a-z]([-a-z\d]*[a-z\d])?$/;

const LONGEST_SUBDOMAIN = 253;
const LONGEST_LABEL = 63;

/** Their names become hosts. KServe has the rule in its webhook: kserve/kserve, `IsvcNameFmt`. */
const HOSTS = ['Service', 'InferenceService'];

/** Roles are named as people like, e.g. `system:reader`. */
const FREE = 'rbac.authorization.k8s.io';

/** Why an object of a kind cannot have a name; undefined: it can. */
export function whyNoName(
  name: string | undefined,
  { group, kind }: { group: string; kind: string },
): string | undefined {
  if (name === undefined || name === '') {
    return 'must be a name';
  }
  if (group === FREE) {
    return undefined;
  }
  if (HOSTS.includes(kind)) {
    return name.length <= LONGEST_LABEL && HOST_LABEL.test(name)
      ? undefined
      : `must have at most ${LONGEST_LABEL} lower case letters, digits and hyphens, and begin with a letter`;
  }
  return name.length <= LONGEST_SUBDOMAIN && SUBDOMAIN.test(name)
    ? undefined
    : `must have at most ${LONGEST_SUBDOMAIN} lower case letters, digits, hyphens and dots`;
}
