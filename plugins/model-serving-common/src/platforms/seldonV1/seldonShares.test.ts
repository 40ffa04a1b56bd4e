import type { ReadState } from '../NamespaceObjects';
import { namespaceOf } from '../testing/namespaceOf';
import { isUnknown } from '../../model/known';
import type { SharesRead } from '../../traffic/trafficOf';
import { SELDON_DEPLOYMENTS } from './seldonDeployment';
import { declaredShares, programmedShares } from './seldonShares';
import { rawPredictor, rawRoute, rawSeldon } from './testing/seldonFixtures';

const shown = ({ shares }: SharesRead) =>
  isUnknown(shares) ? shares.unknown : Object.fromEntries(shares);

const predictors = (...traffic: unknown[]) =>
  traffic.map((percent, index) =>
    rawPredictor({ name: `p${index}`, traffic: percent }),
  );

const decoded = (list: object[]) =>
  SELDON_DEPLOYMENTS.decode(rawSeldon({ predictors: list }));

const SHADOW = rawPredictor({ name: 'copy', shadow: true, traffic: 40 });

describe('what a spec asks for', () => {
  it.each<[string, object[], unknown]>([
    ['percentages', predictors(80, 20), { p0: 80, p1: 20 }],
    ['all of one alone', predictors(undefined), { p0: 100 }],
    ['all of one alone, whatever it says', predictors(30), { p0: 100 }],
    ['all of one beside a shadow', [...predictors(0), SHADOW], { p0: 100 }],
    [
      'nothing for a shadow',
      [...predictors(70, 30), SHADOW],
      { p0: 70, p1: 30 },
    ],
    [
      'an unknown split by a wrong sum',
      predictors(80, 30),
      'the traffic of its predictors adds up to 110, not to 100',
    ],
    [
      'an unknown split of zeros',
      predictors(0, 0),
      'the traffic of its predictors adds up to 0, not to 100',
    ],
    [
      'an unknown split by a text',
      predictors(80, '20'),
      'the traffic of predictor p1 is malformed',
    ],
    [
      'an unknown split by less than nothing',
      predictors(110, -10),
      'the traffic of predictor p1 is malformed',
    ],
  ])('is %s', (_, list, shares) => {
    expect(shown(declaredShares(decoded(list)))).toEqual(shares);
  });
});

describe('what is programmed', () => {
  const two = predictors(80, 20);
  const route = rawRoute({ p0: 60, p1: 40 });
  const [rest, grpc] = route.spec.http;
  const byHost = {
    ...route,
    spec: {
      ...route.spec,
      http: route.spec.http.map(rule => ({
        ...rule,
        route: rule.route.map(({ destination, weight }) => ({
          destination: { host: destination.host },
          weight,
        })),
      })),
    },
  };
  const apart = {
    ...route,
    spec: {
      ...route.spec,
      http: [rest, { ...grpc, route: rest?.route.slice(0, 1) }],
    },
  };
  const explainers = {
    ...rawRoute(
      { p0: 100 },
      { owner: 'fraud', name: 'a-fraud-p0-explainer-http' },
    ),
    spec: {
      hosts: ['*'],
      http: [
        {
          route: [
            { destination: { host: 'fraud-p0-explainer', subset: 'p0' } },
          ],
        },
      ],
    },
  };
  const NO_ROUTE =
    'Seldon has written no VirtualService for it; what Ambassador or another ingress does is not read';

  it.each<[string, object[], object[], unknown]>([
    ['the weights of the route', two, [route], { p0: 60, p1: 40 }],
    [
      'told by the Services where subsets are not',
      two,
      [byHost],
      { p0: 60, p1: 40 },
    ],
    [
      'in proportion, where weights add up to another sum',
      two,
      [rawRoute({ p0: 70, p1: 20 })],
      { p0: 77.78, p1: 22.22 },
    ],
    [
      'all of the only destination, whatever its weight',
      predictors(0),
      [rawRoute({ p0: 0 })],
      { p0: 100 },
    ],
    [
      'unknown where REST and gRPC part',
      two,
      [apart],
      'its REST and gRPC rules give different shares',
    ],
    [
      'unknown by a text for a weight',
      two,
      [rawRoute({ p0: '60', p1: 40 })],
      'the weight of p0 is malformed',
    ],
    [
      'not by the route of an explainer',
      two,
      [explainers, route],
      { p0: 60, p1: 40 },
    ],
    [
      'not by somebody else’s route of that name',
      two,
      [rawRoute({ p0: 1, p1: 1 }, { owner: 'other', name: 'fraud' })],
      NO_ROUTE,
    ],
    ['unknown without a route', two, [], NO_ROUTE],
    ['all of the only predictor without one', predictors(0), [], { p0: 100 }],
  ])('is %s', (_, list, routes, shares) => {
    expect(shown(programmedShares(decoded(list), namespaceOf(routes)))).toEqual(
      shares,
    );
  });

  it.each<[string, ReadState, string]>([
    [
      'forbidden',
      { state: 'forbidden', reason: 'no' },
      'virtualservices.networking.istio.io: no',
    ],
    ['absent', { state: 'absent', reason: 'no Istio' }, NO_ROUTE],
  ])('cannot be told where routes are %s', (_, state, reason) => {
    const states = { 'virtualservices.networking.istio.io': state };
    expect(
      shown(programmedShares(decoded(two), namespaceOf([], { states }))),
    ).toBe(reason);
  });
});
