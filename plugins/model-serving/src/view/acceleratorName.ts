/**
 * `nvidia.com/gpu` → `GPU`, `nvidia.com/mig-1g.5gb` → `mig-1g.5gb`; the vendor is said only where
 * the resource does not tell what it is.
 */
export function acceleratorName(resource: string): string {
  const name = resource.split('/').at(-1) ?? resource;
  return name === 'gpu' ? 'GPU' : name;
}
