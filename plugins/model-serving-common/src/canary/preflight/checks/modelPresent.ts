import { isOfMlflow, modelUris } from '../modelUris';
import { answer, type PreflightRule } from '../PreflightRule';

const CHECK = {
  id: 'model-present',
  title: 'the model lies where the storage URI says',
};

/**
 * What is loaded through MLflow needs an `MLmodel` file; other formats have no such mark, but a place
 * that holds nothing has no model of any format.
 */
export const modelPresent: PreflightRule = facts => {
  const { after, models } = facts;
  const { candidate: uri } = modelUris(facts);
  const { candidate } = models;
  if (uri === undefined || candidate === undefined) {
    return answer(CHECK, {
      state: 'not-applicable',
      detail:
        uri === undefined
          ? 'it names no storage URI'
          : 'the storage URI was not looked into',
    });
  }
  switch (candidate.state) {
    case 'read': {
      const { flavors } = candidate.facts;
      const names = flavors.map(({ name }) => name).join(', ');
      return answer(CHECK, {
        state: 'passed',
        detail: `it was read at ${candidate.location}${
          names === '' ? '' : ` (${names})`
        }`,
      });
    }
    case 'absent':
      return isOfMlflow(after, uri) || candidate.holds?.length === 0
        ? answer(CHECK, {
            state: 'failed',
            detail: candidate.why,
            fix: candidate.hint,
          })
        : answer(CHECK, {
            state: 'not-applicable',
            detail: `its format needs no MLmodel file, and nothing else marks a model; ${candidate.why}`,
          });
    default:
      return answer(CHECK, {
        state: 'cannot-tell',
        detail: candidate.why,
        ...(candidate.hint !== undefined && { fix: candidate.hint }),
      });
  }
};
