import type { JsonObject } from '../../json/KubeObject';
import type { ApiResource } from '../../resources/ApiResource';
import type { Answer } from '../Answer';
import { groupNames, versionsOf } from './discovery';

/**
 * A document of version 2 that describes nothing: kubectl asks for it when version 3 does not know
 * a kind, and only then says that there is no such kind. It reads nothing but protobuf
 * (google/gnostic-models: openapiv2/OpenAPIv2.proto; field 1 is `swagger`).
 */
export function openApiV2(): Answer {
  return {
    status: 200,
    body: '\n\x032.0',
    contentType: 'application/com.github.proto-openapi.spec.v2.v1.0+protobuf',
  };
}

/** The index of `/openapi/v3`: one document per group and version. */
export function openApiIndex(resources: readonly ApiResource[]): JsonObject {
  const documents = ['', ...groupNames(resources)].flatMap(group =>
    versionsOf(resources, group).map(version => documentPath(group, version)),
  );
  return {
    paths: Object.fromEntries(
      documents.map(path => [
        path,
        { serverRelativeURL: `/openapi/v3/${path}?hash=simulated` },
      ]),
    ),
  };
}

function documentPath(group: string, version: string): string {
  return group ? `apis/${group}/${version}` : `api/${version}`;
}

/**
 * As much of a document as kubectl needs to leave validation to the server: that PATCH knows
 * `fieldValidation`, and of each kind that it exists
 * (kubernetes/kubectl: pkg/util/openapi/openapi.go, pkg/validation).
 */
export function openApiDocument(
  resources: readonly ApiResource[],
  group: string,
  version: string,
): JsonObject | undefined {
  const served = resources.filter(
    resource => resource.group === group && resource.versions.includes(version),
  );
  if (served.length === 0) {
    return undefined;
  }
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version: 'v1.32.0' },
    paths: Object.fromEntries(
      served.map(resource => [
        objectPath(resource, version),
        { patch: patchOperation(resource, version) },
      ]),
    ),
    components: {
      schemas: Object.fromEntries(
        served.map(resource => [
          schemaName(resource, version),
          schema(resource, version),
        ]),
      ),
    },
  };
}

function objectPath(resource: ApiResource, version: string): string {
  const root = documentPath(resource.group, version);
  const scope = resource.namespaced ? '/namespaces/{namespace}' : '';
  return `/${root}${scope}/${resource.plural}/{name}`;
}

function patchOperation(resource: ApiResource, version: string): JsonObject {
  return {
    operationId: `patch${version}${resource.kind}`,
    parameters: ['dryRun', 'fieldManager', 'fieldValidation', 'force'].map(
      name => ({
        name,
        in: 'query',
        schema: { type: name === 'force' ? 'boolean' : 'string' },
      }),
    ),
    responses: { 200: { description: 'OK' } },
    'x-kubernetes-action': 'patch',
    'x-kubernetes-group-version-kind': kindOf(resource, version),
  };
}

function schemaName(resource: ApiResource, version: string): string {
  const reversed = (resource.group || 'core').split('.').reverse().join('.');
  return `${reversed}.${version}.${resource.kind}`;
}

function schema(resource: ApiResource, version: string): JsonObject {
  const anything = {
    type: 'object',
    'x-kubernetes-preserve-unknown-fields': true,
  };
  return {
    description: `${resource.kind} of the simulated cluster, whose fields it does not check.`,
    type: 'object',
    properties: {
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: anything,
      spec: anything,
      ...(resource.status && { status: anything }),
    },
    'x-kubernetes-preserve-unknown-fields': true,
    'x-kubernetes-group-version-kind': [kindOf(resource, version)],
  };
}

function kindOf(resource: ApiResource, version: string): JsonObject {
  return { group: resource.group, version, kind: resource.kind };
}
