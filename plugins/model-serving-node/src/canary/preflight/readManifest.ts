import {
  asIfApplied,
  type ChangedObject,
  FieldReader,
  type NotServed,
  plainText,
  type ResourceType,
  type ServingPlatform,
  type ServingSettings,
} from '@modeldeck/plugin-model-serving-common';
import type { ObjectToBe } from '../../fleet/readObjects';
import type { KubeClient } from '../../kube/KubeClient';
import { PreflightError } from './PreflightError';
import { readLive } from './readLive';
import { serviceNameOf } from './serviceNameOf';

/** A document of a manifest that the cluster could hold. */
export interface ManifestObject extends ObjectToBe, ChangedObject {
  kind: string;
  name: string;
  namespace: string;
  /** of the service that it would be a part of, where it makes one */
  service: string;
  /** whether model services are made of such objects */
  makesServices: boolean;
}

/** A manifest held against a cluster. */
export interface ManifestRead {
  objects: ManifestObject[];
  notServed: NotServed[];
  /** of the first document that platforms read */
  firstKind: string;
  firstName: string;
}

/**
 * The documents of a manifest that platforms read, each as it would be beside what is there.
 *
 * @throws KubeError; PreflightError where one of them has no name
 */
export async function readManifest(options: {
  client: KubeClient;
  platforms: readonly ServingPlatform[];
  documents: readonly unknown[];
  /** of documents that name none */
  namespace: string;
  /** how the company has its services read; the defaults if not given */
  settings?: ServingSettings;
  signal?: AbortSignal;
}): Promise<ManifestRead> {
  const { client, platforms, documents, signal } = options;
  const needs = platforms.flatMap(({ resources }) => resources);
  const known = documents.flatMap(document => {
    const need = needs.find(({ type }) => isOf(type, document));
    return need ? [{ document, type: need.type }] : [];
  });
  const discovery = await client.discovery(
    known.map(({ type }) => type),
    { signal },
  );
  const first = FieldReader.of(known[0]?.document);
  const read: ManifestRead = {
    objects: [],
    notServed: [],
    firstKind: first.at('kind').string() ?? '',
    firstName: first.at('metadata', 'name').string() ?? '',
  };
  for (const { document, type } of known) {
    const served = discovery.served(type);
    if (served.state !== 'served') {
      read.notServed.push({
        detail: plainText(`${titleOf(document)}: ${served.reason}`),
        untold: served.state === 'failed',
      });
      continue;
    }
    const place = { ...options, type, version: served.version };
    read.objects.push({
      ...(await readObject(document, place)),
      makesServices: needs.some(
        need => need.type.id === type.id && need.role === 'service',
      ),
    });
  }
  return read;
}

async function readObject(
  document: unknown,
  options: {
    client: KubeClient;
    type: ResourceType;
    version: string;
    namespace: string;
    settings?: ServingSettings;
    signal?: AbortSignal;
  },
): Promise<Omit<ManifestObject, 'makesServices'>> {
  const { type, settings } = options;
  const metadata = FieldReader.of(document).at('metadata');
  const name = metadata.at('name').string() ?? '';
  if (name === '') {
    throw new PreflightError(
      `an object of kind ${type.kind} in the manifest has no name`,
    );
  }
  const namespace = type.namespaced
    ? metadata.at('namespace').string() ?? options.namespace
    : '';
  const live = await readLive({ ...options, name, namespace });
  const applied = asIfApplied(
    document as Record<string, unknown>,
    live,
    namespace,
  );
  const { kind } = type;
  return {
    type,
    kind,
    name,
    namespace,
    service: serviceNameOf(type, name, { applied, settings }),
    live,
    applied,
    object: type.decode(applied),
  };
}

function isOf(type: ResourceType, document: unknown): boolean {
  const object = FieldReader.of(document);
  const [group = ''] = groupAndVersion(object);
  return type.group === group && type.kind === object.at('kind').string();
}

function groupAndVersion(object: FieldReader): string[] {
  const apiVersion = object.at('apiVersion').string() ?? '';
  return apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
}

function titleOf(document: unknown): string {
  const object = FieldReader.of(document);
  return `${object.at('kind').string()}/${object
    .at('metadata', 'name')
    .string()}`;
}
