import { condition, readConditions } from './conditions';
import type { FieldReader } from './FieldReader';
import { isAccelerator } from './accelerators';
import { type Placement, readPlacement } from './placement';
import { CLASS_RESOURCE_PREFIX, readPodResources } from './podResources';
import type { ObjectMeta, OwnerReference } from './objectMeta';
import { readName } from './readName';
import {
  defineResource,
  type KubeObject,
  type ResourceType,
} from './resourceType';
import type { Amounts } from './totalRequests';

/** A claim that was made for the extended resources of a pod, instead of by the pod. @public */
export interface ExtendedResourceClaim {
  name: string;
  /** the resources that the claim stands for */
  resources: readonly string[];
}

/** A pod as the arithmetic of accelerators sees it; a cluster has tens of thousands. @public */
export interface SchedulingPod extends KubeObject, Placement {
  /** undefined until a scheduler has chosen one */
  nodeName: string | undefined;
  /** it has ended for good, and holds nothing any more */
  ended: boolean;
  /** whether it holds, or waits for, accelerators or devices given out by claims */
  asks: boolean;
  /** accelerators by resource name, `cpu` in cores, `memory` in bytes */
  requests: Amounts;
  /** names of the ResourceClaims it uses, as far as they are known already */
  claims: readonly string[];
  /** it asks for devices by claims that nobody has made yet */
  awaitsClaims: boolean;
  extendedClaim: ExtendedResourceClaim | undefined;
  startedAt: string | undefined;
  /** when a node was chosen, or since when none could be */
  scheduledAt: string | undefined;
  /** what the scheduler says, where it found no node */
  unscheduled: string;
  /** what has to happen before a scheduler looks at it */
  gates: readonly string[];
}

type Details = Placement &
  Pick<SchedulingPod, 'startedAt' | 'scheduledAt' | 'unscheduled' | 'gates'>;

/** Shared by all pods that nobody asks it of. */
const NO_DETAILS: Details = Object.freeze({
  nodeSelector: Object.freeze({}),
  affinity: undefined,
  tolerations: Object.freeze([]),
  startedAt: undefined,
  scheduledAt: undefined,
  unscheduled: '',
  gates: Object.freeze([]),
});

const NONE: readonly string[] = Object.freeze([]);

const DEFINITION = defineResource<Omit<SchedulingPod, keyof KubeObject>>({
  group: '',
  versions: ['v1'],
  plural: 'pods',
  kind: 'Pod',
  namespaced: true,
  read(pod) {
    const spec = pod.at('spec');
    const status = pod.at('status');
    const requests = readPodResources(spec);
    const claims = readClaims(pod);
    const asks =
      Object.keys(requests).some(isDevice) ||
      claims.claims.length > 0 ||
      claims.awaitsClaims ||
      claims.extendedClaim !== undefined;
    return {
      nodeName: spec.at('nodeName').string() || undefined,
      ended: ['Succeeded', 'Failed'].includes(
        status.at('phase').string() ?? '',
      ),
      asks,
      requests,
      ...claims,
      ...(asks ? readDetails(spec, status) : NO_DETAILS),
    };
  },
});

/**
 * Pods, with only what tells who holds accelerators and who waits for some. Of a pod without any
 * little more is kept than the cpu and memory it takes of its node.
 *
 * @public
 */
export const SCHEDULING_PODS: ResourceType<SchedulingPod> = {
  ...DEFINITION,
  decode(raw, apiVersion) {
    const pod = DEFINITION.decode(raw, apiVersion);
    return { ...pod, metadata: smallMeta(pod) };
  },
};

function readDetails(spec: FieldReader, status: FieldReader): Details {
  const scheduled = condition(
    readConditions(status.at('conditions')),
    'PodScheduled',
  );
  return {
    ...readPlacement(spec),
    startedAt: status.at('startTime').string(),
    scheduledAt: scheduled?.lastTransitionTime,
    unscheduled: scheduled?.status === 'False' ? scheduled.message : '',
    gates: spec
      .at('schedulingGates')
      .list()
      .flatMap(gate => readName(gate.at('name')) ?? []),
  };
}

function readClaims(
  pod: FieldReader,
): Pick<SchedulingPod, 'claims' | 'awaitsClaims' | 'extendedClaim'> {
  const made = new Map(
    pod
      .at('status', 'resourceClaimStatuses')
      .list()
      .map(claim => [
        claim.at('name').string() ?? '',
        readName(claim.at('resourceClaimName')),
      ]),
  );
  const wanted = pod.at('spec', 'resourceClaims').list();
  const names = wanted.map(claim => {
    const name = claim.at('name').string() ?? '';
    // A template whose claim turned out not to be needed has a status without a name.
    return made.has(name)
      ? made.get(name) ?? ''
      : readName(claim.at('resourceClaimName'));
  });
  return {
    claims: names.length > 0 ? names.filter(isNamed) : NONE,
    awaitsClaims: names.includes(undefined),
    extendedClaim: readExtendedClaim(
      pod.at('status', 'extendedResourceClaimStatus'),
    ),
  };
}

function isNamed(name: string | undefined): name is string {
  return name !== undefined && name !== '';
}

function readExtendedClaim(
  status: FieldReader,
): ExtendedResourceClaim | undefined {
  const name = readName(status.at('resourceClaimName'));
  return name === undefined
    ? undefined
    : {
        name,
        resources: [
          ...new Set(
            status
              .at('requestMappings')
              .list()
              .flatMap(mapping => readName(mapping.at('resourceName')) ?? []),
          ),
        ],
      };
}

function isDevice(resource: string): boolean {
  return isAccelerator(resource) || resource.startsWith(CLASS_RESOURCE_PREFIX);
}

const NO_LABELS: Record<string, string> = Object.freeze({});
const NO_OWNERS: OwnerReference[] = [];

function smallMeta({ metadata, asks }: SchedulingPod): ObjectMeta {
  return {
    ...metadata,
    annotations: NO_LABELS,
    labels: asks ? metadata.labels : NO_LABELS,
    ownerReferences: asks
      ? metadata.ownerReferences.filter(({ controller }) => controller)
      : NO_OWNERS,
  };
}
