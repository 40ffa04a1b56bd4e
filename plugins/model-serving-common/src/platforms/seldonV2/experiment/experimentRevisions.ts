import type { KubeObject } from '../../../kubernetes/resourceType';
import { type Known, known, unknown } from '../../../model/known';
import type { Revision, RevisionRole } from '../../../model/types';
import type { Shares } from '../../../traffic/namedShares';
import { type SharesRead, trafficOf } from '../../../traffic/trafficOf';
import type { RevisionModel } from '../../revisionModel';
import { rolesByAge } from '../../rolesByAge';
import type { NamespaceObjects } from '../../NamespaceObjects';
import { countedAt } from '../elsewhere';
import { modelOfModel } from '../model/modelOfModel';
import { MODELS } from '../model/seldonModel';
import { PIPELINES } from '../pipeline/seldonPipeline';
import { experimentShares } from './experimentShares';
import type { SeldonExperiment } from './seldonExperiment';

/** Envoy's configuration comes from the scheduler; no object of the cluster holds it. */
const INSIDE_ENVOY = unknown(
  'the scheduler tells Envoy the weights, and reports none',
);

/**
 * The candidates of an experiment as versions of one service, and its mirror as their shadow.
 * Their pods belong to the Models and are counted there.
 */
export function experimentRevisions(
  experiment: SeldonExperiment,
  objects: NamespaceObjects,
): Revision[] {
  const { resourceType, candidates, mirror } = experiment;
  const shares = experimentShares(experiment);
  const names = [...new Set(candidates.map(({ name }) => name))];
  const roles = rolesOf(experiment, names, shares, objects);
  const versions = names
    .map(name => ({
      name,
      role: roles.get(name) ?? ('candidate' as const),
      traffic: trafficOf(
        name,
        { source: 'spec.candidates[].weight', shares },
        { source: 'Envoy', shares: INSIDE_ENVOY },
      ),
    }))
    .sort((a, b) => Number(b.role === 'stable') - Number(a.role === 'stable'));
  const shadows =
    mirror === undefined || names.includes(mirror.name)
      ? []
      : [
          {
            name: mirror.name,
            role: 'shadow' as const,
            traffic: shadowTraffic(mirror),
          },
        ];
  return [...versions, ...shadows].map(({ name, role, traffic }) => ({
    name,
    role,
    ...modelOf(name, experiment, objects),
    ...countedAt(`${resourceType}/${name}`),
    traffic,
  }));
}

/**
 * The default is the stable one, unless `modeldeck.io/role` on a Model says otherwise; without a
 * default the oldest one with a weight. Of the others one without a weight is a candidate.
 */
function rolesOf(
  { defaultName, resourceType }: SeldonExperiment,
  names: readonly string[],
  shares: Known<Shares>,
  objects: NamespaceObjects,
): ReadonlyMap<string, RevisionRole> {
  const percents = known(shares);
  const takes = (name: string) => (percents?.get(name) ?? 1) > 0;
  const roles = rolesByAge(
    names.map(name => ({
      name,
      object: objectOf(resourceType, name, objects),
      takesTraffic:
        defaultName !== undefined && names.includes(defaultName)
          ? name === defaultName
          : takes(name),
      stopped: false,
    })),
  );
  return new Map(
    [...roles].map(([name, role]) => [
      name,
      role === 'canary' && !takes(name) ? 'candidate' : role,
    ]),
  );
}

function shadowTraffic({
  name,
  percent,
}: NonNullable<SeldonExperiment['mirror']>) {
  const copies =
    percent === undefined
      ? 'copies of requests'
      : `copies of ${percent} % of the requests`;
  const none: SharesRead = {
    source: `spec.mirror: ${copies}`,
    shares: new Map(),
  };
  return trafficOf(name, none, { source: 'Envoy', shares: INSIDE_ENVOY });
}

function modelOf(
  name: string,
  { resourceType }: SeldonExperiment,
  objects: NamespaceObjects,
): RevisionModel {
  const model =
    resourceType === 'Model' ? objects.find(MODELS, name) : undefined;
  if (model) {
    return modelOfModel(model);
  }
  const reason =
    resourceType === 'Pipeline'
      ? 'it is a pipeline'
      : objects.cannotTell(MODELS) ?? `there is no Model "${name}"`;
  return { storageUri: unknown(reason), modelVersion: unknown(reason) };
}

/** The Model or Pipeline that a candidate names. */
export function objectOf(
  resourceType: SeldonExperiment['resourceType'],
  name: string,
  objects: NamespaceObjects,
): KubeObject | undefined {
  return resourceType === 'Model'
    ? objects.find(MODELS, name)
    : objects.find(PIPELINES, name);
}
