import { isUnknown } from '../../../model/known';
import type { PreflightCheck } from '../../../model/preflightTypes';
import { compareSignatures } from '../../../registry/signature/compareSignatures';
import type { SignatureComparison } from '../../../registry/signature/SignatureComparison';
import { isOfMlflow, modelUris } from '../modelUris';
import { answer, type PreflightRule } from '../PreflightRule';

const CHECK = {
  id: 'signature-compatible',
  title: 'it takes what callers send to stable',
};

/** A change that breaks callers shows in a canary as errors of theirs, while its pods are ready. */
export const signatureCompatible: PreflightRule = facts => {
  const { before, models } = facts;
  const uris = modelUris(facts);
  const { stable, candidate } = models;
  if (!before || uris.stable === undefined) {
    return notApplicable('there is no model to compare it with');
  }
  if (uris.stable === uris.candidate) {
    return notApplicable('the model is the same');
  }
  if (!stable || !candidate) {
    return notApplicable('the storage URIs were not looked into');
  }
  const absent = [stable, candidate].some(({ state }) => state === 'absent');
  if (absent && !isOfMlflow(facts.after, uris.candidate ?? '')) {
    return notApplicable('no MLmodel file says what both of them take');
  }
  const unread = [stable, candidate].find(({ state }) => state !== 'read');
  if (stable.state === 'read' && candidate.state === 'read') {
    const comparison = compareSignatures(
      stable.facts.signature,
      candidate.facts.signature,
    );
    // A language model has no signature, and no format but MLflow's asks for one.
    return isUnknown(comparison) &&
      !isOfMlflow(facts.after, uris.candidate ?? '')
      ? notApplicable(`its format needs no signature; ${comparison.unknown}`)
      : answer(CHECK, answerFor(comparison));
  }
  return answer(CHECK, {
    state: 'cannot-tell',
    detail: `the signatures cannot be compared: ${
      unread && unread.state !== 'read' ? unread.why : ''
    }`,
  });
};

function notApplicable(detail: string): PreflightCheck {
  return answer(CHECK, { state: 'not-applicable', detail });
}

function answerFor(
  comparison: SignatureComparison,
): Pick<PreflightCheck, 'state' | 'detail' | 'evidence' | 'fix'> {
  if (isUnknown(comparison)) {
    return {
      state: 'cannot-tell',
      detail: `the signatures cannot be compared: ${comparison.unknown}`,
      evidence: [],
    };
  }
  const { verdict, differences, omitted } = comparison;
  const evidence = [
    ...differences.map(({ subject, message }) => `${subject} ${message}`),
    ...(omitted > 0 ? [`and ${omitted} more differences`] : []),
  ];
  if (verdict === 'incompatible') {
    return {
      state: 'failed',
      detail: 'requests that stable takes would be refused',
      evidence,
      fix: 'log the model with a signature that takes what stable takes, or change the callers first',
    };
  }
  return differences.length > 0
    ? {
        state: 'warning',
        detail:
          'it takes the same requests, but answers or means something else',
        evidence,
      }
    : {
        state: 'passed',
        detail: 'it takes what stable takes',
        evidence: [],
      };
}
