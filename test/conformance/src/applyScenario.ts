import {
  allResources,
  type ApiAnswer,
  type ApiClient,
  type ApiResource,
  type ManifestObject,
  type Scenario,
} from '@modeldeck/simulated-cluster';

type Metadata = ManifestObject['metadata'] & {
  uid?: string;
  ownerReferences?: Array<{ uid: string }>;
};

/**
 * Writes a scenario the way a controller would: each object, then its status. The server gives
 * uids of its own, so owners go first and references to them are rewritten. Returns `Kind/name` of
 * what the server refused for its content.
 */
export async function applyScenario(
  client: ApiClient,
  { namespace, objects }: Scenario,
): Promise<string[]> {
  await client.call('/api/v1/namespaces', {
    method: 'POST',
    body: { metadata: { name: namespace } },
  });
  const uids = new Map<string, string>();
  const refused: string[] = [];
  for (const object of ownersFirst(objects)) {
    const { name } = object.metadata;
    const answer = await write(client, object, uids);
    if (answer.status === 400 || answer.status === 422) {
      refused.push(`${object.kind}/${name}`);
    } else if (answer.status >= 300) {
      throw new Error(
        `${object.kind}/${name}: HTTP ${answer.status} ${answer.text}`,
      );
    }
  }
  return refused;
}

function ownersFirst(objects: readonly ManifestObject[]): ManifestObject[] {
  const waiting = [...objects];
  const ordered: ManifestObject[] = [];
  while (waiting.length > 0) {
    const next = waiting.findIndex(object =>
      ownersOf(object).every(
        owner => !waiting.some(other => metadataOf(other).uid === owner.uid),
      ),
    );
    // Objects that own each other are written in the order of the file.
    ordered.push(...waiting.splice(Math.max(0, next), 1));
  }
  return ordered;
}

function metadataOf(object: ManifestObject): Metadata {
  return object.metadata;
}

function ownersOf(object: ManifestObject): Array<{ uid: string }> {
  const { ownerReferences } = metadataOf(object);
  return Array.isArray(ownerReferences) ? ownerReferences : [];
}

async function write(
  client: ApiClient,
  object: ManifestObject,
  uids: Map<string, string>,
): Promise<ApiAnswer> {
  const resource = resourceOf(object);
  const path = pathOf(resource, object);
  const { status, ...rest } = object;
  const created = await client.call(path, {
    method: 'POST',
    body: { ...rest, metadata: writable(object, uids) },
  });
  const { uid } = metadataOf(object);
  const metadata = created.body.metadata as Metadata | undefined;
  if (uid && metadata?.uid) {
    uids.set(uid, metadata.uid);
  }
  return created.status < 300 && status !== undefined && resource.status
    ? client.patch(
        `${path}/${object.metadata.name}/status`,
        'application/merge-patch+json',
        { status },
      )
    : created;
}

/** The metadata without what only a server gives. */
function writable(
  object: ManifestObject,
  uids: ReadonlyMap<string, string>,
): object {
  const {
    uid: _uid,
    resourceVersion: _version,
    creationTimestamp: _created,
    generation: _generation,
    managedFields: _fields,
    ...metadata
  } = object.metadata;
  return {
    ...metadata,
    ...(ownersOf(object).length > 0 && {
      ownerReferences: ownersOf(object).map(owner => ({
        ...owner,
        uid: uids.get(owner.uid) ?? owner.uid,
      })),
    }),
  };
}

/** The resource that an object of a manifest belongs to. */
export function resourceOf({ apiVersion, kind }: ManifestObject): ApiResource {
  const [version = '', group = ''] = apiVersion.split('/').reverse();
  const found = allResources.find(
    resource =>
      resource.kind === kind &&
      resource.group === group &&
      resource.versions.includes(version),
  );
  if (!found) {
    throw new Error(`No resource for ${apiVersion} ${kind}`);
  }
  return found;
}

/** Where objects like this one are created. */
export function pathOf(
  resource: ApiResource,
  { apiVersion, metadata }: ManifestObject,
): string {
  const root = resource.group ? 'apis' : 'api';
  const scope = resource.namespaced ? `/namespaces/${metadata.namespace}` : '';
  return `/${root}/${apiVersion}${scope}/${resource.plural}`;
}
