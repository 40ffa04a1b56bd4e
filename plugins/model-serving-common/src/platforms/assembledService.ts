import type { Marks } from '../kubernetes/marks';
import { policyMarks } from '../canary/policy/policyMarks';
import { policyMalformed } from '../diagnosis/policyMalformed';
import type { KubeObject } from '../kubernetes/resourceType';
import { type Known, orUnknown } from '../model/known';
import { serviceId } from '../model/serviceId';
import type { ModelService, ObjectRef } from '../model/types';
import { ownersDisagree } from '../diagnosis/ownersDisagree';
import { registryEntry } from '../registry/registryEntry';
import { catalogAnnotations } from './catalogAnnotations';
import type { NamespaceObjects } from './NamespaceObjects';
import { ownership } from './ownership';
import type { AssembledService } from './ServingPlatform';

/** Fields that follow from the objects of a service, whatever the platform. */
type DerivedField =
  | 'id'
  | 'cluster'
  | 'namespace'
  | 'objects'
  | 'registry'
  | 'canaryPolicy'
  | 'owner'
  | 'system'
  | 'annotations'
  | 'createdAt'
  | 'observedAt';

/** Fields that a platform may leave to what holds for most services. */
type DefaultedField = 'kind' | 'name' | 'recognisedBy' | 'components';

/** What a platform says of a service beyond what its objects show by themselves. */
export type ServiceParts = Omit<ModelService, DerivedField | DefaultedField> &
  Partial<Pick<ModelService, DefaultedField>> & {
    /** where owner, system and links are written; absent: on the objects themselves */
    places?: readonly Marks[];
    /** further objects that are this service and no other, e.g. the Deployments of a Canary */
    alsoMadeOf?: readonly KubeObject[];
  };

/**
 * A service of the objects that a user edits to change it, the main one first: with the fields
 * that all platforms fill alike.
 */
export function assembledService(
  edited: readonly [KubeObject, ...KubeObject[]],
  objects: NamespaceObjects,
  { places: given, alsoMadeOf = [], ...parts }: ServiceParts,
): AssembledService {
  const [main] = edited;
  const {
    kind = main.kind,
    name = main.metadata.name,
    recognisedBy = { rule: 'kind', detail: `every ${kind} serves a model` },
    components = [],
    ...rest
  } = parts;
  const namespace = main.metadata.namespace || objects.namespace;
  const identity = { cluster: objects.cluster, namespace, kind, name };
  const places = given ?? edited.map(({ metadata }) => metadata);
  const { ownerKeys } = objects.settings;
  const policy = policyMarks(places);
  const findings = [
    ...parts.findings,
    ownersDisagree(main, places, ownerKeys),
    policyMalformed(main, policy.malformed),
  ].filter(finding => finding !== undefined);
  return {
    service: {
      // In this order it is printed: what it is before how it is.
      id: serviceId(identity),
      ...identity,
      objects: edited.map(objectRef),
      ...rest,
      recognisedBy,
      components,
      registry: registryEntry({ storageUri: parts.model.storageUri, places }),
      ...ownership(places, objects.settings),
      findings,
      ...(Object.keys(policy.policy).length > 0 && {
        canaryPolicy: policy.policy,
      }),
      annotations: catalogAnnotations(places, edited),
      createdAt: firstCreated(edited),
      observedAt: objects.observedAt,
    },
    uids: [...edited, ...alsoMadeOf].map(uidOf).filter(Boolean),
    ownerUids: edited
      .flatMap(({ metadata }) => metadata.ownerReferences)
      .map(({ uid }) => uid)
      .filter(Boolean),
  };
}

function objectRef({ apiVersion, kind, metadata }: KubeObject): ObjectRef {
  return { apiVersion, kind, name: metadata.name };
}

function uidOf({ metadata }: KubeObject): string {
  return metadata.uid;
}

function firstCreated(edited: readonly KubeObject[]): Known<string> {
  const times = edited
    .map(({ metadata }) => metadata.creationTimestamp)
    .filter(time => time !== undefined);
  return orUnknown(times.sort()[0], 'its objects have no creation time');
}
