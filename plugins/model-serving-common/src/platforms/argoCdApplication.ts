import type { KubeObject } from '../kubernetes/resourceType';

const TRACKING_ID = 'argocd.argoproj.io/tracking-id';
const INSTANCE = 'argocd.argoproj.io/instance';

/** Label values and object names; an application outside Argo CD's namespace has it in front. */
const APPLICATION = /^(?:([a-z0-9.-]{1,253})_)?([A-Za-z0-9.-]{1,253})$/;

/**
 * The Argo CD application that an object comes from, as the annotations by which Backstage's Argo
 * CD plugins find it. A tracking id that names another object was copied along with it and says
 * nothing. (argoproj/argo-cd: docs/user-guide/resource_tracking.md, docs/operator-manual/
 * app-any-namespace.md)
 */
export function argoCdApplication(
  objects: ReadonlyArray<Pick<KubeObject, 'kind' | 'metadata'>>,
): Record<string, string> {
  for (const object of objects) {
    const { labels, annotations } = object.metadata;
    const [, namespace, name] =
      APPLICATION.exec(
        trackedBy(annotations[TRACKING_ID] ?? '', object) ??
          labels[INSTANCE] ??
          '',
      ) ?? [];
    if (name !== undefined) {
      return {
        'argocd/app-name': name,
        ...(namespace !== undefined && { 'argocd/app-namespace': namespace }),
      };
    }
  }
  return {};
}

/** Of `APPLICATION:GROUP/KIND:NAMESPACE/NAME`. */
function trackedBy(
  trackingId: string,
  { kind, metadata }: Pick<KubeObject, 'kind' | 'metadata'>,
): string | undefined {
  const [application, type = '', place = ''] = trackingId.split(':');
  return type.endsWith(`/${kind}`) &&
    place === `${metadata.namespace}/${metadata.name}`
    ? application
    : undefined;
}
