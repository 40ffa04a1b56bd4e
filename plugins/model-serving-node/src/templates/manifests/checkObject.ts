import {
  FieldReader,
  malformedPath,
  plainText,
  type ResourceType,
  servingPlatforms,
} from '@modeldeck/plugin-model-serving-common';
import type { ManifestProblem } from './Manifest';
import { whyNoName } from './whyNoName';

type Complaint = Pick<ManifestProblem, 'field' | 'reason'>;

const API_VERSION = /^([a-z\d]([-a-z\d.]*[a-z\d])?\/)?v\d+((alpha|beta)\d+)?$/;
const KIND = /^[A-Z][A-Za-z\d]*$/;

/** Kustomize reads these itself: they are applied nowhere, and need no name. */
const KUSTOMIZE = 'kustomize.config.k8s.io';

const TYPES: readonly ResourceType[] = servingPlatforms.flatMap(
  ({ resources }) => resources.map(({ type }) => type),
);

/** Whether an object is Kustomize's own. @public */
export function isKustomize({ apiVersion }: { apiVersion: string }): boolean {
  return groupOf(apiVersion) === KUSTOMIZE;
}

/**
 * What an API server would refuse of an object, or what nobody would read of it, as far as that
 * can be told without one. No value is quoted but names and kinds: it may be a secret.
 */
export function checkObject(
  document: Readonly<Record<string, unknown>>,
): Complaint[] {
  const object = FieldReader.of(document);
  const apiVersion = object.at('apiVersion').string();
  const kind = object.at('kind').string();
  if (apiVersion === undefined || !API_VERSION.test(apiVersion)) {
    return [
      { field: 'apiVersion', reason: 'must be a version, such as apps/v1' },
    ];
  }
  if (kind === undefined || !KIND.test(kind)) {
    return [{ field: 'kind', reason: 'must be a kind, such as Deployment' }];
  }
  const meant = misspelt(apiVersion, kind);
  if (meant !== undefined) {
    return [
      {
        field: 'kind',
        reason: `${plainText(kind)} is none; it is written ${meant}`,
      },
    ];
  }
  if (isKustomize({ apiVersion })) {
    return [];
  }
  return [...nameProblems(object, kind), ...fieldProblems(document, object)];
}

function nameProblems(object: FieldReader, kind: string): Complaint[] {
  const name = object.at('metadata', 'name');
  const reason = whyNoName(name.string(), {
    kind,
    group: groupOf(object.at('apiVersion').string() ?? ''),
  });
  return reason === undefined ? [] : [{ field: 'metadata.name', reason }];
}

/** Of kinds that are read for model services all that is read; of others what all have. */
function fieldProblems(
  document: Readonly<Record<string, unknown>>,
  object: FieldReader,
): Complaint[] {
  object.at('metadata', 'labels').stringMap();
  object.at('metadata', 'annotations').stringMap();
  const group = groupOf(object.at('apiVersion').string() ?? '');
  const kind = object.at('kind').string();
  const types = TYPES.filter(
    type => type.group === group && type.kind === kind,
  );
  const malformed = [
    object,
    ...types.map(type => type.decode(document)),
  ].flatMap(each => each.malformed);
  const reasons = new Map(
    malformed
      .filter(({ path }) => path !== 'metadata.name')
      .map(field => [malformedPath(field), field.expected]),
  );
  return [...reasons].map(([field, expected]) => ({
    field: plainText(field),
    reason: `must be of the type ${expected}`,
  }));
}

/** The kind that was meant by one in another case, or by its plural. */
function misspelt(apiVersion: string, kind: string): string | undefined {
  const group = groupOf(apiVersion);
  const ours = TYPES.filter(type => type.group === group);
  if (ours.some(type => type.kind === kind)) {
    return undefined;
  }
  const wanted = kind.toLowerCase();
  return ours.find(
    type => type.kind.toLowerCase() === wanted || type.plural === wanted,
  )?.kind;
}

function groupOf(apiVersion: string): string {
  const [group = '', version] = apiVersion.split('/');
  return version === undefined ? '' : group;
}
