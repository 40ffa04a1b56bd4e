/** The parts that make a model service the same one over time. @public */
export interface ServiceIdentity {
  cluster: string;
  namespace: string;
  kind: string;
  name: string;
}

/**
 * `cluster/namespace/kind/name`, percent-encoded part by part: a context name may hold
 * slashes (`arn:aws:eks:…:cluster/prod`) and must not shift the parts behind it.
 *
 * @public
 */
export function serviceId(identity: ServiceIdentity): string {
  return [
    identity.cluster,
    identity.namespace,
    identity.kind.toLowerCase(),
    identity.name,
  ]
    .map(encodeURIComponent)
    .join('/');
}
