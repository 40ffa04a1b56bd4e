/** A kind of object that a model service comes with. @public */
export interface ApplicableKind {
  group: string;
  kind: string;
  /** of a monitoring stack or of KEDA: the service itself runs without it */
  optional?: true;
}

const MONITORING = 'monitoring.coreos.com';

/**
 * What projects of our templates are made of, and nothing else: what others refer to comes first,
 * the service itself last. Objects that give rights, hold secrets, act on the whole cluster or are
 * asked about other objects are not among them, and none is to be added without a decision (see
 * docs/adr/0018).
 *
 * @public
 */
export const APPLICABLE_KINDS: readonly ApplicableKind[] = [
  { group: '', kind: 'ConfigMap' },
  { group: 'networking.k8s.io', kind: 'NetworkPolicy' },
  { group: '', kind: 'Service' },
  { group: 'policy', kind: 'PodDisruptionBudget' },
  { group: MONITORING, kind: 'PodMonitor', optional: true },
  { group: MONITORING, kind: 'ServiceMonitor', optional: true },
  { group: MONITORING, kind: 'PrometheusRule', optional: true },
  { group: 'apps', kind: 'Deployment' },
  { group: 'autoscaling', kind: 'HorizontalPodAutoscaler' },
  { group: 'keda.sh', kind: 'ScaledObject', optional: true },
  { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute' },
  { group: 'serving.kserve.io', kind: 'InferenceService' },
  { group: 'serving.kserve.io', kind: 'LLMInferenceService' },
  { group: 'machinelearning.seldon.io', kind: 'SeldonDeployment' },
  { group: 'mlops.seldon.io', kind: 'Server' },
  { group: 'mlops.seldon.io', kind: 'Model' },
  { group: 'mlops.seldon.io', kind: 'Pipeline' },
  { group: 'mlops.seldon.io', kind: 'Experiment' },
];

/** Why some kinds are refused, where "not one of them" would leave a reader puzzled. */
const BECAUSE: ReadonlyMap<string, string> = new Map([
  ['Secret', 'secrets have no place in a repository'],
  ['ServiceAccount', 'it gives rights'],
  ['Role', 'it gives rights'],
  ['RoleBinding', 'it gives rights'],
  ['ClusterRole', 'it gives rights'],
  ['ClusterRoleBinding', 'it gives rights'],
  ['Namespace', 'it is not of one namespace'],
]);

/** The place of a kind in the order that objects are applied in; undefined: it is not applied. */
export function applicableKind(
  apiVersion: string,
  kind: string,
): (ApplicableKind & { rank: number }) | undefined {
  const [group = '', version] = apiVersion.split('/');
  const rank = APPLICABLE_KINDS.findIndex(
    known =>
      known.kind === kind &&
      known.group === (version === undefined ? '' : group),
  );
  const found = APPLICABLE_KINDS[rank];
  return found && { ...found, rank };
}

/** Why objects of a kind are not applied. */
export function whyNotApplicable(kind: string): string {
  const because = BECAUSE.get(kind);
  return `the portal applies no ${kind}${because ? `: ${because}` : ''}`;
}
