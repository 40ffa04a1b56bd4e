import type {
  CanaryMetric,
  Decision,
  MetricEvidence,
  ThresholdCheck,
} from '../../model/verdictTypes';
import type { CanaryPolicy } from '../policy/CanaryPolicy';
import type { CanaryEvidence } from './CanaryEvidence';

/** What a decision is made on. */
export interface Grounds {
  metrics: readonly MetricEvidence[];
  /** the canary gets another share than it was to get */
  mismatched: boolean;
  observedSeconds: number;
  /** no less than what was observed */
  elapsedSeconds: number;
  /** required, and nothing was seen of it */
  lacking: readonly CanaryMetric[];
  /** of what is lacking and will not stay so, what is waited for */
  awaited: Readonly<Partial<Record<CanaryMetric, string>>>;
  /** told by no source, with the reason */
  missing: Readonly<Partial<Record<CanaryMetric, string>>>;
  /** what could not be read, where that is so */
  partial: string | undefined;
  policy: CanaryPolicy;
  requests: CanaryEvidence['requests'];
}

export interface Decided {
  decision: Decision;
  /** the weightiest first */
  reasons: string[];
  checks: ThresholdCheck[];
}
