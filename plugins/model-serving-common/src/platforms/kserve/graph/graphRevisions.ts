import { type Known, isUnknown, unknown } from '../../../model/known';
import type { Revision } from '../../../model/types';
import {
  INFERENCE_SERVICES,
  type InferenceService,
} from '../inferenceService/inferenceService';
import { whyNoStorageUri } from '../inferenceService/whyNoStorageUri';
import { type RevisionModel, revisionModel } from '../../revisionModel';
import { rolesByAge } from '../../rolesByAge';
import { type Shares, sumShares } from '../../../traffic/namedShares';
import { type SharesRead, trafficOf } from '../../../traffic/trafficOf';
import type { NamespaceObjects } from '../../NamespaceObjects';
import { splitterShares } from './graphShares';
import type { InferenceGraph } from './inferenceGraph';
import { shownName } from './shownTarget';

/** The router gets the graph as an argument when it starts; no object holds what it really does. */
const INSIDE_ROUTER = unknown(
  'the router splits requests inside itself and reports no weights',
);

/**
 * The services that a Splitter chooses from, as the versions of one service; or the graph itself
 * where it does not split. Their pods belong to the InferenceServices and are counted there.
 */
export function graphRevisions(
  graph: InferenceGraph,
  objects: NamespaceObjects,
): Revision[] {
  const shares = splitterShares(graph);
  const declared: SharesRead = {
    source: 'spec.nodes',
    shares: shares ?? sumShares([[graph.metadata.name, 100]]),
  };
  const versions = versionsOf(graph, shares).map(name => ({
    name,
    object: objects.find(INFERENCE_SERVICES, name),
    takesTraffic: isUnknown(declared.shares)
      ? true
      : (declared.shares.get(name) ?? 0) > 0,
    stopped: false,
  }));
  const roles = rolesByAge(versions);
  return versions
    .map(({ name, object }) => ({
      name: shownName(name),
      role: roles.get(name) ?? ('canary' as const),
      ...modelOf(object, objects),
      ...withoutPods(name),
      traffic: trafficOf(name, declared, {
        source: 'router',
        shares: INSIDE_ROUTER,
      }),
    }))
    .sort((a, b) => Number(b.role === 'stable') - Number(a.role === 'stable'));
}

function versionsOf(
  graph: InferenceGraph,
  shares: Known<Shares> | undefined,
): string[] {
  return shares === undefined || isUnknown(shares)
    ? [graph.metadata.name]
    : [...shares.keys()];
}

function withoutPods(
  name: string,
): Pick<Revision, 'pods' | 'replicas' | 'accelerators'> {
  const elsewhere = unknown(`they are counted at InferenceService/${name}`);
  return {
    pods: [],
    replicas: { wanted: elsewhere, ready: elsewhere },
    accelerators: [],
  };
}

function modelOf(
  service: InferenceService | undefined,
  objects: NamespaceObjects,
): RevisionModel {
  if (service) {
    return revisionModel(
      service.predictor.storageUri,
      [service.metadata],
      whyNoStorageUri(service.predictor),
    );
  }
  const reason =
    objects.cannotTell(INFERENCE_SERVICES) ?? 'it is no single model';
  return { storageUri: unknown(reason), modelVersion: unknown(reason) };
}
