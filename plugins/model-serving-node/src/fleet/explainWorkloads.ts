import {
  type ClusterState,
  DEFAULT_SETTINGS,
  explainRecognition,
  madeByPlatform,
  type ObjectRef,
  RECOGNISABLE_TYPES,
  type RecognisableObject,
  type RecognisableType,
  recognise,
  type RuleOutcome,
  type ServingSettings,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import type { KubeClient } from '../kube/KubeClient';
import { gapOf } from '../kube/readState';
import { reachableCluster, unreachableCluster } from './clusterState';
import { readObjects } from './readObjects';

/** A workload that may be a model service, and what each rule makes of it. @public */
export interface ExplainedWorkload extends ObjectRef {
  cluster: string;
  namespace: string;
  /** the model service that it belongs to; absent: none, as far as rules tell */
  service?: string;
  /** the object of a serving platform that it was made from, which is what serves the model */
  madeBy?: string;
  rules: RuleOutcome[];
}

/** @public */
export interface WorkloadExplanation {
  cluster: ClusterState;
  workloads: ExplainedWorkload[];
}

/** @public */
export interface ExplainWorkloadsOptions {
  client: KubeClient;
  /** how the company has its services read; the defaults if not given */
  settings?: ServingSettings;
  namespace: string;
  /** of the workloads */
  name: string;
  /** absent: all kinds that may be a model service */
  kind?: string;
  signal?: AbortSignal;
}

/**
 * The workloads of one name that are model services only by a label or a rule, and why each rule
 * holds for them or not.
 *
 * @public
 */
export async function explainWorkloads(
  options: ExplainWorkloadsOptions,
): Promise<WorkloadExplanation> {
  const { client, namespace } = options;
  try {
    const kinds = await readKinds(options);
    const gaps = kinds.flatMap(({ read: { type, state } }) =>
      gapOf({
        type,
        namespace,
        state,
        without: `which ${type.kind}s there are`,
      }),
    );
    return {
      cluster: reachableCluster(
        client.cluster,
        unknown('not asked for, to spare a request'),
        gaps,
      ),
      workloads: kinds.flatMap(({ found }) => found),
    };
  } catch (error) {
    return {
      cluster: unreachableCluster(client.cluster, error),
      workloads: [],
    };
  }
}

async function readKinds(options: ExplainWorkloadsOptions) {
  const { client, namespace, name, signal } = options;
  const kinds = RECOGNISABLE_TYPES.filter(
    ({ type }) => options.kind === undefined || type.kind === options.kind,
  );
  const discovery = await client.discovery(
    kinds.map(({ type }) => type),
    { signal },
  );
  return Promise.all(
    kinds.map(async recognisable => {
      const read = await readObjects({
        client,
        type: recognisable.type,
        served: discovery.served(recognisable.type),
        selections: [{ name }],
        namespace,
        signal,
      });
      const objects = read.objects as readonly RecognisableObject[];
      return {
        read,
        found: objects.map(object => explained(object, recognisable, options)),
      };
    }),
  );
}

function explained(
  object: RecognisableObject,
  { kind }: RecognisableType,
  { client, settings = DEFAULT_SETTINGS }: ExplainWorkloadsOptions,
): ExplainedWorkload {
  const workload = { ...object, kind };
  const service = recognise(workload, settings)?.service;
  const madeBy = madeByPlatform(object.metadata);
  return {
    cluster: client.cluster,
    namespace: object.metadata.namespace,
    apiVersion: object.apiVersion,
    kind: object.kind,
    name: object.metadata.name,
    ...(service !== undefined && { service }),
    ...(madeBy !== undefined && { madeBy }),
    rules: explainRecognition(workload, settings),
  };
}
