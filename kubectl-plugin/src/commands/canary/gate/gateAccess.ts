import type { PrometheusAddress } from '../../../cluster/prometheusAddress';
import {
  type PolicyRule,
  prometheusRule,
  readingRules,
  SCRAPING_RULE,
} from './gateRules';

/** A Kubernetes object to be written as YAML. */
export interface GateObject {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string };
  [field: string]: unknown;
}

export interface GateAccessOptions {
  name: string;
  /** none: wherever it is applied */
  namespace: string | undefined;
  /** of the service, where it is known */
  kind: string | undefined;
  /** none: the pods are asked themselves */
  prometheus: PrometheusAddress | undefined;
  /** beside what is read, e.g. for the executor of a workflow */
  further: readonly PolicyRule[];
}

const RBAC = 'rbac.authorization.k8s.io';

/** The account that a gate runs as, and no more rights than it needs. */
export function gateAccess(options: GateAccessOptions): GateObject[] {
  const { name, namespace, kind, prometheus, further } = options;
  const rules = [
    ...readingRules(kind),
    ...(prometheus ? [] : [SCRAPING_RULE]),
    ...further,
  ];
  return [
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: placed(name, namespace),
    },
    ...roleAndBinding(name, namespace, { rules, account: options }),
    ...(prometheus && 'service' in prometheus
      ? roleAndBinding(`${name}-prometheus`, prometheus.namespace, {
          rules: [prometheusRule(proxyName(prometheus))],
          account: options,
        })
      : []),
  ];
}

function proxyName({
  scheme,
  service,
  port,
}: Extract<PrometheusAddress, { service: string }>): string {
  return `${scheme === 'https' ? 'https:' : ''}${service}:${port}`;
}

function roleAndBinding(
  name: string,
  namespace: string | undefined,
  {
    rules,
    account,
  }: { rules: readonly PolicyRule[]; account: GateAccessOptions },
): GateObject[] {
  return [
    {
      apiVersion: `${RBAC}/v1`,
      kind: 'Role',
      metadata: placed(name, namespace),
      rules,
    },
    {
      apiVersion: `${RBAC}/v1`,
      kind: 'RoleBinding',
      metadata: placed(name, namespace),
      roleRef: { apiGroup: RBAC, kind: 'Role', name },
      subjects: [
        {
          kind: 'ServiceAccount',
          ...placed(account.name, account.namespace),
        },
      ],
    },
  ];
}

/** Without a namespace an object goes wherever it is applied. */
export function placed(name: string, namespace: string | undefined) {
  return namespace === undefined ? { name } : { name, namespace };
}
