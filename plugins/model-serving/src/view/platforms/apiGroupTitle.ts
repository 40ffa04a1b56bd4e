/** What brings the kinds of an API group, by its proper name. */
const titles: Readonly<Record<string, string>> = {
  'serving.kserve.io': 'KServe',
  'serving.knative.dev': 'Knative Serving',
  'machinelearning.seldon.io': 'Seldon Core v1',
  'mlops.seldon.io': 'Seldon Core 2',
  'ray.io': 'KubeRay',
  'apps.nvidia.com': 'NVIDIA NIM',
  'argoproj.io': 'Argo Rollouts',
  'flagger.app': 'Flagger',
  'gateway.networking.k8s.io': 'Gateway API',
  'networking.istio.io': 'Istio',
  'keda.sh': 'KEDA',
};

/** A group that is not known is called as it is. */
export function apiGroupTitle(group: string): string {
  return Object.hasOwn(titles, group) ? titles[group]! : group;
}
