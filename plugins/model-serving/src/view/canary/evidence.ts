import type {
  CanaryMetric,
  MetricEvidence,
  Verdict,
} from '@modeldeck/plugin-model-serving-common';

/** How far evidence has come towards what decides. */
export interface EvidenceBar {
  /** percent of the way; by its logarithm, since evidence multiplies */
  percent: number;
  decides: boolean;
  /** to be read, e.g. `12` or `> 10000` */
  evidence: string;
  needed: string;
}

/** Beyond this it is as good as any, and long to read. */
const MUCH = 10_000;

export function evidenceBar({
  evidence,
  needed,
}: MetricEvidence['harm']): EvidenceBar | undefined {
  // What is not watched can decide nothing; JSON has no word for "infinitely much".
  if (!(needed > 1) || !Number.isFinite(needed)) {
    return undefined;
  }
  const share = evidence <= 1 ? 0 : Math.log(evidence) / Math.log(needed);
  return {
    percent: Math.round(Math.min(1, share) * 100),
    decides: evidence >= needed,
    evidence: evidenceText(evidence),
    needed: evidenceText(needed),
  };
}

/** Of what makes a metric acceptable, that which has come further. */
export function safetyBar({
  safety,
  kept = safety,
}: MetricEvidence): EvidenceBar | undefined {
  return evidenceBar(kept.evidence > safety.evidence ? kept : safety);
}

/** To be read: as exact as it matters. */
export function evidenceText(evidence: number): string {
  return evidence > MUCH
    ? `> ${MUCH}`
    : String(Number(evidence.toPrecision(evidence < 1 ? 1 : 3)));
}

/** What is missing for the same reason is said once. */
export function missingByReason(
  missing: Verdict['missing'],
): Array<{ metrics: CanaryMetric[]; reason: string }> {
  const byReason = new Map<string, CanaryMetric[]>();
  for (const { metric, reason } of missing) {
    byReason.set(reason, [...(byReason.get(reason) ?? []), metric]);
  }
  return [...byReason].map(([reason, metrics]) => ({ metrics, reason }));
}

/**
 * The reasons of a verdict without those that only say why a metric is missing: that is said with
 * the metric, once.
 */
export function ownReasons({ reasons, missing }: Verdict): string[] {
  return reasons.filter(
    text => !missing.some(({ reason }) => text.includes(reason)),
  );
}
