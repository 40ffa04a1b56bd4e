import { setTimeout as delay } from 'node:timers/promises';
import {
  allResources,
  ApiClient,
  type ApiResource,
  type ApiServerAddress,
} from '@modeldeck/simulated-cluster';
import { type Definition, readDefinitions } from './readDefinitions';

const DEFINITIONS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
const PATIENCE_MS = 60_000;
const ASK_EVERY_MS = 50;

/**
 * Gives a bare API server the custom resources: the definitions in the folder that MODELDECK_CRDS
 * names, and for all others ones that accept every field. Returns the names of the former.
 */
export async function installDefinitions(
  address: ApiServerAddress,
): Promise<ReadonlySet<string>> {
  const client = new ApiClient(address);
  try {
    const folder = process.env.MODELDECK_CRDS;
    const given = folder ? readDefinitions(folder) : [];
    const names = new Set(given.map(({ metadata }) => metadata.name));
    const permissive = allResources
      .filter(resource => resource.custom)
      .map(permissiveDefinition)
      .filter(({ metadata }) => !names.has(metadata.name));
    const definitions = [...given, ...permissive];
    await Promise.all(
      definitions.map(async definition => {
        await create(client, definition);
        await becomesServed(client, definition);
      }),
    );
    return names;
  } finally {
    client.close();
  }
}

function permissiveDefinition(resource: ApiResource): Definition {
  const { group, plural, singular, kind, shortNames } = resource;
  const schema = {
    type: 'object',
    'x-kubernetes-preserve-unknown-fields': true,
  };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: {
      name: `${plural}.${group}`,
      // Groups of Kubernetes itself are refused without it.
      annotations: {
        'api-approved.kubernetes.io': 'unapproved, for conformance tests',
      },
    },
    spec: {
      group,
      scope: resource.namespaced ? 'Namespaced' : 'Cluster',
      names: { plural, singular, kind, listKind: `${kind}List`, shortNames },
      versions: resource.versions.map((name, index) => ({
        name,
        served: true,
        storage: index === 0,
        schema: { openAPIV3Schema: schema },
        ...(resource.status && { subresources: { status: {} } }),
      })),
    },
  };
}

/**
 * By a plain create. Server-side apply refuses definitions with a field that a definition does not
 * have, and some that projects publish have one (a folded description that YAML reads as a key).
 */
async function create(
  client: ApiClient,
  definition: Definition,
): Promise<void> {
  const { status, body, text } = await client.call(DEFINITIONS, {
    method: 'POST',
    body: definition,
  });
  if (status >= 300) {
    throw new Error(
      `Cannot install ${definition.metadata.name}: HTTP ${status} ${String(
        body.message ?? text,
      )}`,
    );
  }
}

/** Until then its objects get 404, and 429 for as long as their storage is being prepared. */
async function becomesServed(
  client: ApiClient,
  { metadata, spec }: Definition,
): Promise<void> {
  const version = spec.versions.find(({ served }) => served)?.name;
  const path = `/apis/${spec.group}/${version}/${spec.names.plural}`;
  const deadline = Date.now() + PATIENCE_MS;
  while ((await client.call(path)).status !== 200) {
    if (Date.now() > deadline) {
      throw new Error(`${metadata.name} is not served after ${PATIENCE_MS} ms`);
    }
    await delay(ASK_EVERY_MS);
  }
}
