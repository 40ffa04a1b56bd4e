import type { KubeObject } from '../../kubernetes/resourceType';
import type { FieldManagers } from './PlanRequest';

/** Who writes an object from a repository, and would undo what is written beside it. @public */
export interface GitOpsOwner {
  /** e.g. `Argo CD application "fraud"` */
  title: string;
  /** the label, annotation or field manager that says so */
  evidence: string;
}

/**
 * Marks of tools that apply a repository again and again. `app.kubernetes.io/instance`, which
 * Argo CD uses by default before version 3, is not among them: Helm charts set it as well.
 * (argoproj/argo-cd: docs/user-guide/resource_tracking.md; fluxcd/pkg: ssa/manager.go)
 */
const TRACKED_BY: ReadonlyArray<{ key: string; tool: string }> = [
  { key: 'argocd.argoproj.io/tracking-id', tool: 'Argo CD application' },
  { key: 'argocd.argoproj.io/instance', tool: 'Argo CD application' },
  { key: 'kustomize.toolkit.fluxcd.io/name', tool: 'Flux Kustomization' },
  { key: 'helm.toolkit.fluxcd.io/name', tool: 'Flux HelmRelease' },
  { key: 'configsync.gke.io/resource-id', tool: 'Config Sync' },
  { key: 'objectset.rio.cattle.io/id', tool: 'Fleet bundle' },
];

const MANAGERS: ReadonlyMap<string, string> = new Map([
  ['argocd-controller', 'Argo CD'],
  ['argocd-application-controller', 'Argo CD'],
  ['kustomize-controller', 'Flux'],
  ['helm-controller', 'Flux'],
  ['configsync.gke.io', 'Config Sync'],
  ['fleetagent', 'Fleet'],
]);

/** The GitOps tool that owns an object, as far as its marks and field managers tell. @public */
export function gitOpsOwner(
  { metadata }: Pick<KubeObject, 'metadata'>,
  managers?: FieldManagers,
): GitOpsOwner | undefined {
  const { labels, annotations, uid } = metadata;
  for (const { key, tool } of TRACKED_BY) {
    const place = labels[key] ? 'label' : 'annotation';
    const value = labels[key] || annotations[key];
    if (value) {
      // A tracking id is APPLICATION:GROUP/KIND:NAMESPACE/NAME.
      const [name = value] = value.split(':');
      return { title: `${tool} "${name}"`, evidence: `${place} ${key}` };
    }
  }
  const manager = managers?.get(uid)?.find(name => MANAGERS.has(name));
  return manager === undefined
    ? undefined
    : {
        title: MANAGERS.get(manager) ?? manager,
        evidence: `field manager ${manager}`,
      };
}
