/**
 * The address of a service's page. A service id is percent-encoded part by part, so it is four path
 * segments as it is; encoded once more as a single segment, the router would decode it twice.
 */
export function servicePath(root: string, id: string): string {
  return `${root.replace(/\/$/, '')}/${id}`;
}

/** Path pattern of a service's page, relative to the fleet's page. */
export const servicePattern = ':cluster/:namespace/:kind/:name';
