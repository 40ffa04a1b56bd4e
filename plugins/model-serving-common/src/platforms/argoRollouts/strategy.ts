import type { FieldReader } from '../../kubernetes/FieldReader';
import { readCount } from '../../kubernetes/readCount';
import { type CanaryStep, readCanarySteps } from './canaryStep';

export interface CanaryStrategy {
  kind: 'canary';
  steps: CanaryStep[];
  /** what moves the traffic, e.g. `istio`; undefined: only the numbers of replicas do */
  trafficRouting: string | undefined;
  /** what all weights together are; 100 unless it says otherwise */
  maxWeight: number;
  /** stable is scaled down while the canary grows */
  dynamicStableScale: boolean;
  maxSurge: string | number;
  /** put on the pods of the canary, and of stable, while they are that */
  canaryLabels: Record<string, string>;
  stableLabels: Record<string, string>;
}

export interface BlueGreenStrategy {
  kind: 'blue-green';
  activeService: string;
  /** the preview becomes active without anybody's word */
  autoPromotion: boolean;
}

const DEFAULT_MAX_WEIGHT = 100;

/** Of a mapping of routers, what belongs to none of them. */
const NO_ROUTERS = new Set(['managedRoutes', 'maxTrafficWeight']);

/** The strategy; undefined when there is none. With both, the spec is invalid anyway. */
export function readStrategy(
  strategy: FieldReader,
): CanaryStrategy | BlueGreenStrategy | undefined {
  if (strategy.at('blueGreen').exists) {
    return readBlueGreen(strategy.at('blueGreen'));
  }
  return strategy.at('canary').exists
    ? readCanary(strategy.at('canary'))
    : undefined;
}

function readCanary(canary: FieldReader): CanaryStrategy {
  const routing = canary.at('trafficRouting');
  return {
    kind: 'canary',
    steps: readCanarySteps(canary.at('steps')),
    trafficRouting: routing.exists ? routerOf(routing) : undefined,
    maxWeight: readCount(routing.at('maxTrafficWeight')) || DEFAULT_MAX_WEIGHT,
    dynamicStableScale: canary.at('dynamicStableScale').boolean() ?? false,
    maxSurge: canary.at('maxSurge').scalar() ?? '25%',
    canaryLabels: canary.at('canaryMetadata', 'labels').stringMap(),
    stableLabels: canary.at('stableMetadata', 'labels').stringMap(),
  };
}

function routerOf(routing: FieldReader): string {
  const [router, field] =
    routing.entries().find(([key]) => !NO_ROUTERS.has(key)) ?? [];
  const [plugin] = router === 'plugins' ? field?.entries()[0] ?? [] : [];
  return plugin ?? router ?? 'a router that is not named';
}

function readBlueGreen(blueGreen: FieldReader): BlueGreenStrategy {
  return {
    kind: 'blue-green',
    activeService: blueGreen.at('activeService').string() ?? '',
    autoPromotion: blueGreen.at('autoPromotionEnabled').boolean() ?? true,
  };
}
