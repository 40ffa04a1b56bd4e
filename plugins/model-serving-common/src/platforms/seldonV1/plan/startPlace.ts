import type { StartCanaryRequest } from '../../../canary/plan/PlanRequest';
import type { JsonOperation } from '../../../canary/plan/start/imageChange';
import { holds, inFlight } from '../../../canary/plan/start/inFlight';
import type { WhyNot } from '../../../canary/plan/WhyNot';
import type { Revision } from '../../../model/types';
import { SERVICE_NAME_ANNOTATION } from '../labels';
import type { Predictor } from '../predictor';
import { containersOf } from '../predictorContainers';
import { livePredictors } from '../seldonShares';
import type { PlanSubject } from './PlanSubject';
import { whyNotShared } from './whyNotShared';

/** The predictor that is to hold the new version. */
export interface StartPlace {
  name: string;
  /** in spec.predictors */
  index: number;
  isNew: boolean;
  stable: Predictor;
  /** as which it begins: the idle predictor, or the stable one that it is a copy of */
  source: Predictor;
  /** which make the predictor, behind tests of the names that they rely on */
  operations: JsonOperation[];
}

export function startPlace(
  subject: PlanSubject,
  request: StartCanaryRequest,
): StartPlace | WhyNot {
  const { deployment, service } = subject;
  const live = livePredictors(deployment);
  const whyNot = refusalOf(subject, request);
  const stableName = service.revisions.find(r => r.role === 'stable')?.name;
  const stable = live.find(({ name }) => name === stableName);
  if (whyNot || !stable) {
    return (
      whyNot ?? {
        reason: 'no-stable-version',
        message: 'which predictor is the stable one cannot be told',
        instead: 'label it with modeldeck.io/role=stable',
      }
    );
  }
  const idle = live.filter(predictor => predictor !== stable);
  const [only, ...more] = idle;
  if (more.length > 0) {
    return {
      reason: 'several-canaries',
      message: `more than one predictor gets nothing: ${idle
        .map(({ name }) => name)
        .join(', ')}`,
      instead: 'take those that are not needed out of spec.predictors first',
    };
  }
  return only ? placeOf(only, stable) : copyOf(subject, stable, request);
}

function placeOf(idle: Predictor, stable: Predictor): StartPlace {
  return {
    name: idle.name,
    index: idle.index,
    isNew: false,
    stable,
    source: idle,
    operations: [testName(stable), testName(idle)],
  };
}

function copyOf(
  { deployment }: PlanSubject,
  stable: Predictor,
  { version: { label } }: StartCanaryRequest,
): StartPlace | WhyNot {
  const { predictors } = deployment;
  const ofItsOwn = ownPlaces(stable);
  if (ofItsOwn) {
    return {
      reason: 'version-does-not-fit',
      message: `predictor ${stable.name} names ${ofItsOwn}, which a copy would take from it`,
      instead: 'add the predictor of the new version in the manifest',
    };
  }
  const index = predictors.length;
  const name = freeName(label, predictors);
  const path = `/spec/predictors/${index}`;
  return {
    name,
    index,
    isNew: true,
    stable,
    source: stable,
    operations: [
      testName(stable),
      { op: 'copy', from: `/spec/predictors/${stable.index}`, path },
      { op: 'replace', path: `${path}/name`, value: name },
      ...rolesOf(stable).map(place => ({
        op: 'replace' as const,
        path: `${path}/${place}/modeldeck.io~1role`,
        value: 'canary',
      })),
      // It explains the model of the stable predictor.
      ...(stable.explainer
        ? [{ op: 'remove' as const, path: `${path}/explainer` }]
        : []),
    ],
  };
}

/** Where a role is written that somebody gave to the predictor, which its copy has not. */
function rolesOf(predictor: Predictor): string[] {
  return (['labels', 'annotations'] as const).filter(place =>
    Object.hasOwn(predictor[place], 'modeldeck.io/role'),
  );
}

/** What a predictor has under a name that only one can have. */
function ownPlaces({ annotations, graph }: Predictor): string | undefined {
  const host = graph.units.find(
    unit => unit.host !== undefined && unit.host !== 'localhost',
  )?.host;
  return annotations[SERVICE_NAME_ANNOTATION]
    ? `its Service by the annotation ${SERVICE_NAME_ANNOTATION}`
    : host && `the host ${host} in its graph`;
}

const PREDICTOR_NAME = /^[a-z]([a-z0-9-]{0,18}[a-z0-9])?$/;

/** The version where that can be a name; it becomes part of the names of Deployments. */
function freeName(
  label: string | undefined,
  predictors: readonly Predictor[],
): string {
  const taken = new Set(predictors.map(({ name }) => name));
  const stem = label && PREDICTOR_NAME.test(label) ? label : 'canary';
  let name = stem;
  for (let count = 2; taken.has(name); count += 1) {
    name = `${stem}-${count}`;
  }
  return name;
}

function testName({ index, name }: Predictor): JsonOperation {
  return { op: 'test', path: `/spec/predictors/${index}/name`, value: name };
}

function refusalOf(
  { deployment, service }: PlanSubject,
  { version }: StartCanaryRequest,
): WhyNot | undefined {
  const { predictors } = deployment;
  const runs = ({ name }: Revision) =>
    predictors
      .filter(predictor => predictor.name === name)
      .flatMap(containersOf)
      .some(({ image }) => image === version.image);
  const isThatVersion = (revision: Revision) =>
    holds(revision, version) || runs(revision);
  const unshared = whyNotShared(deployment);
  if (unshared) {
    return unshared;
  }
  const malformed = deployment.malformed.find(({ path }) =>
    path.startsWith('spec.predictors'),
  );
  if (malformed) {
    return {
      reason: 'malformed-field',
      message: `${malformed.path} is malformed (expected: ${malformed.expected}), so what a change leads to cannot be predicted`,
      instead: 'correct the field first',
    };
  }
  const going = inFlight(service.revisions, isThatVersion);
  const stable = service.revisions.find(({ role }) => role === 'stable');
  return (
    going ??
    (stable && isThatVersion(stable)
      ? {
          reason: 'same-version',
          message: `${stable.name} is that version already`,
          instead: 'give another version',
        }
      : undefined)
  );
}
