import { CLUSTER_QUEUES } from '../kubernetes/clusterQueue';
import { COHORTS } from '../kubernetes/cohort';
import { DEVICE_CLASSES } from '../kubernetes/deviceClass';
import { KUEUE_WORKLOADS } from '../kubernetes/kueueWorkload';
import { LOCAL_QUEUES } from '../kubernetes/localQueue';
import { NODES } from '../kubernetes/node';
import { RESOURCE_CLAIMS } from '../kubernetes/resourceClaim';
import { RESOURCE_FLAVORS } from '../kubernetes/resourceFlavor';
import { RESOURCE_QUOTAS } from '../kubernetes/resourceQuota';
import { RESOURCE_SLICES } from '../kubernetes/resourceSlice';
import type { ResourceType } from '../kubernetes/resourceType';
import { SCHEDULING_PODS } from '../kubernetes/schedulingPod';

/** A list that the arithmetic of accelerators needs. @public */
export interface GpuResource {
  type: ResourceType;
  /** what cannot be told without it */
  without: string;
  /** a cluster may not serve it at all, which is as good as an empty list */
  optional: boolean;
}

/** What to read of a cluster, in the order of need. @public */
export const GPU_RESOURCES: readonly GpuResource[] = [
  {
    type: NODES,
    without: 'which GPU pools there are and what is in them',
    optional: false,
  },
  {
    type: SCHEDULING_PODS,
    without: 'who holds accelerators and how many are free',
    optional: false,
  },
  {
    type: RESOURCE_SLICES,
    without: 'how many devices are given out by claims (DRA)',
    optional: true,
  },
  {
    type: RESOURCE_CLAIMS,
    without: 'who holds devices by claims (DRA)',
    optional: true,
  },
  {
    type: DEVICE_CLASSES,
    without: 'which devices a waiting claim asks for',
    optional: true,
  },
  {
    type: RESOURCE_QUOTAS,
    without: 'how many accelerators a namespace may still ask for',
    optional: false,
  },
  {
    type: CLUSTER_QUEUES,
    without: 'how many accelerators Kueue would still admit',
    optional: true,
  },
  {
    type: LOCAL_QUEUES,
    without: 'which namespaces use a Kueue queue',
    optional: true,
  },
  {
    type: COHORTS,
    without: 'how many accelerators a Kueue queue may borrow',
    optional: true,
  },
  {
    type: RESOURCE_FLAVORS,
    without: 'which nodes a Kueue queue leads to',
    optional: true,
  },
  {
    type: KUEUE_WORKLOADS,
    without: 'what waits for accelerators in Kueue queues',
    optional: true,
  },
];
