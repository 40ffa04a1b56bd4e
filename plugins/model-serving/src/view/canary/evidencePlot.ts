import type {
  CanaryMetric,
  CanaryRun,
  LookMetric,
} from '@modeldeck/plugin-model-serving-common';

export type EvidenceKind = 'harm' | 'safety';

/** How the evidence of one metric grew. */
export interface EvidenceLine {
  metric: CanaryMetric;
  /** whether it is against "over its budget", which came further than the comparison */
  ofBudget: boolean;
  /** what decides */
  needed: number;
  /** one for each look; without a value where the metric was not weighed */
  points: Array<{ at: number; evidence?: number }>;
}

type Evidence = LookMetric['harm'];

/** The metrics that can decide, in the order in which they first appear. */
export function evidenceLines(
  { looks }: Pick<CanaryRun, 'looks'>,
  kind: EvidenceKind,
): EvidenceLine[] {
  const latest = new Map<CanaryMetric, LookMetric>();
  for (const look of looks) {
    for (const metric of look.metrics) {
      latest.set(metric.metric, metric);
    }
  }
  return [...latest.values()].flatMap(last => {
    const ofBudget = kind === 'safety' && budgetLeads(last);
    const { needed } = told(last, kind, ofBudget);
    // What is not watched can decide nothing; JSON has no word for "infinitely much".
    if (!(needed > 1) || !Number.isFinite(needed)) {
      return [];
    }
    const points = looks.map(({ at, metrics }) => {
      const seen = metrics.find(({ metric }) => metric === last.metric);
      return {
        at: Date.parse(at),
        evidence: seen && told(seen, kind, ofBudget).evidence,
      };
    });
    return [{ metric: last.metric, ofBudget, needed, points }];
  });
}

function budgetLeads({ safety, kept }: LookMetric): boolean {
  return kept !== undefined && kept.evidence > safety.evidence;
}

function told(
  metric: LookMetric,
  kind: EvidenceKind,
  ofBudget: boolean,
): Evidence {
  return (ofBudget ? metric.kept : undefined) ?? metric[kind];
}

/** Below this, evidence speaks so clearly against it that how clearly does not matter. */
const LOWEST_POWER = -3;
/** Above what decides, as much is enough to see that it was passed. */
const POWERS_BEYOND = 2;

/** Evidence as a power of ten, within what a plot of it shows. */
export function powerOfTen(evidence: number): number {
  return evidence > 0
    ? Math.max(LOWEST_POWER, Math.log10(evidence))
    : LOWEST_POWER;
}

/** The powers of ten that a plot of these lines shows, from the lowest to the highest. */
export function shownPowers(lines: readonly EvidenceLine[]): number[] {
  const powers = lines.flatMap(({ points }) =>
    points.flatMap(({ evidence }) =>
      evidence === undefined ? [] : [powerOfTen(evidence)],
    ),
  );
  const decisive = Math.max(
    0,
    ...lines.map(({ needed }) => powerOfTen(needed)),
  );
  const low = Math.floor(Math.min(-1, ...powers));
  const high = Math.ceil(
    Math.min(decisive + POWERS_BEYOND, Math.max(decisive + 0.3, ...powers)),
  );
  return Array.from({ length: high - low + 1 }, (_, index) => low + index);
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** `0.01`, `1`, `100`, and from 10,000 on `10⁴`. */
export function powerText(power: number): string {
  return power >= 4
    ? `10${[...String(power)].map(digit => SUPERSCRIPTS[+digit]).join('')}`
    : String(Number((10 ** power).toPrecision(1)));
}

/** The lines grouped by what decides them: a threshold is drawn once for all that share it. */
export function thresholds(
  lines: readonly EvidenceLine[],
): Array<{ needed: number; metrics: CanaryMetric[] }> {
  const byNeed = new Map<number, CanaryMetric[]>();
  for (const { needed, metric } of lines) {
    byNeed.set(needed, [...(byNeed.get(needed) ?? []), metric]);
  }
  return [...byNeed].map(([needed, metrics]) => ({ needed, metrics }));
}
