import { isUnknown } from '../../model/known';
import type {
  PreflightCheck,
  PreflightReport,
} from '../../model/preflightTypes';
import { acceleratorsFit } from './checks/acceleratorsFit';
import { kindsServed } from './checks/kindsServed';
import { metricsSeparate } from './checks/metricsSeparate';
import { modelPresent } from './checks/modelPresent';
import { notReverted } from './checks/notReverted';
import { routePresent } from './checks/routePresent';
import { runtimeAvailable } from './checks/runtimeAvailable';
import { signatureCompatible } from './checks/signatureCompatible';
import { trafficShare } from './checks/trafficShare';
import { updateProceeds } from './checks/updateProceeds';
import { type PlacedPods, placeDemands } from './demand/placeDemands';
import type { PreflightFacts } from './PreflightFacts';
import type { PreflightRule } from './PreflightRule';

/** In the order in which a version would meet what they look at. */
const RULES: readonly PreflightRule[] = [
  kindsServed,
  notReverted,
  runtimeAvailable,
  modelPresent,
  signatureCompatible,
  acceleratorsFit,
  updateProceeds,
  routePresent,
  trafficShare,
  metricsSeparate,
];

/** The first of them that any check has is the outcome. */
const OUTCOMES = ['failed', 'cannot-tell', 'warning'] as const;

/**
 * What the next version of a service would meet, check by check. Nothing passes that is not known.
 *
 * @public
 */
export function preflightReport(
  facts: PreflightFacts,
  options: {
    /** ids of checks that are left out */
    skip?: readonly string[];
  } = {},
): PreflightReport {
  const placed = placeDemands(facts);
  const checks = RULES.map(rule => rule(facts, placed)).filter(
    ({ id }) => !options.skip?.includes(id),
  );
  const { id, cluster, namespace, kind, name, observedAt } = facts.after;
  return {
    apiVersion: 'modeldeck.io/v1alpha1',
    kind: 'PreflightReport',
    observedAt,
    service: { id, cluster, namespace, kind, name },
    subject: facts.subject,
    outcome: outcomeOf(checks),
    checks,
    fits: placed.flatMap(fitOf),
  };
}

function outcomeOf(
  checks: readonly PreflightCheck[],
): PreflightReport['outcome'] {
  return (
    OUTCOMES.find(outcome => checks.some(({ state }) => state === outcome)) ??
    'passed'
  );
}

function fitOf({ demand, fit }: PlacedPods): PreflightReport['fits'] {
  return fit === undefined || isUnknown(fit)
    ? []
    : [{ pods: demand.title, fit }];
}
