export interface ServicePlace {
  cluster: string;
  namespace: string;
  kind: string;
  name: string;
}

/** Where a service is, by its id. */
export function parseServiceId(id: string): ServicePlace {
  const [cluster = '', namespace = '', kind = '', name = ''] = id
    .split('/')
    .map(decodePart);
  return { cluster, namespace, kind, name };
}

/** An annotation may hold anything; a broken escape is shown as it is. */
function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
