/**
 * The platforms by their proper names. They are the titles of the core's `servingPlatforms`, which
 * a test compares; the registry itself would bring all that reads a cluster into the browser.
 */
const titles: Readonly<Record<string, string>> = {
  kserve: 'KServe',
  'kserve-trained-model': 'KServe trained model',
  'kserve-llm': 'KServe LLM inference',
  'kserve-graph': 'KServe inference graph',
  knative: 'Knative Serving',
  'seldon-v1': 'Seldon Core v1',
  'seldon-v2': 'Seldon Core 2',
  kuberay: 'KubeRay',
  nim: 'NVIDIA NIM',
  'argo-rollouts': 'Argo Rollouts',
  flagger: 'Flagger',
  deployment: 'Deployments and StatefulSets',
};

/** How people call a platform; one that is not known by the id it goes by. */
export function platformTitle(id: string): string {
  return Object.hasOwn(titles, id) ? titles[id]! : id;
}
