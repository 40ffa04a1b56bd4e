import { findingAbout } from '../../../diagnosis/finding';
import type { SeldonExperiment } from '../experiment/seldonExperiment';
import { editCommand, type SeldonRule } from './SeldonRule';

/** A share is a weight divided by the sum of all. */
export const weightsAllZero: SeldonRule<SeldonExperiment> = experiment => {
  const { candidates } = experiment;
  return candidates.length > 0 && candidates.every(c => c.weight === 0)
    ? findingAbout(experiment, {
        rule: 'weights-all-zero',
        severity: 'warning',
        cause: 'no candidate has a weight, so who gets what cannot be told',
        evidence: [{ source: 'field', detail: 'spec.candidates[].weight: 0' }],
        fix: `give the candidates weights: ${editCommand(experiment)}`,
      })
    : undefined;
};
