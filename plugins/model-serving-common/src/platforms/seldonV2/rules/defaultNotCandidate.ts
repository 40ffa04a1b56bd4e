import { findingAbout } from '../../../diagnosis/finding';
import type { SeldonExperiment } from '../experiment/seldonExperiment';
import { editCommand, type SeldonRule } from './SeldonRule';

/** The default has to be one of the candidates (docs: experiment). */
export const defaultNotCandidate: SeldonRule<SeldonExperiment> = experiment => {
  const { defaultName, candidates } = experiment;
  return defaultName === undefined ||
    candidates.some(({ name }) => name === defaultName)
    ? undefined
    : findingAbout(experiment, {
        rule: 'experiment-default-no-candidate',
        severity: 'warning',
        cause: `its default "${defaultName}" is none of its candidates, so that calls to it would all go to others`,
        evidence: [{ source: 'field', detail: `spec.default: ${defaultName}` }],
        fix: `make it a candidate, or leave the default out: ${editCommand(
          experiment,
        )}`,
      });
};
