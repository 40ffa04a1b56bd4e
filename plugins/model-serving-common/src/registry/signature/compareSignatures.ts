import { isUnknown, type Known, known, unknown } from '../../model/known';
import { compareInputs } from './compareInputs';
import { compareOutputs } from './compareOutputs';
import { compareParams } from './compareParams';
import type { ModelSchema, ModelSignature } from './ModelSignature';
import type {
  SignatureComparison,
  SignatureDifference,
} from './SignatureComparison';

const MOST_TOLD = 30;

/**
 * Whether what callers of the stable model send is taken by the candidate, and what they get that
 * is different. It holds for models that are served as MLflow's Python function; a runtime that
 * loads the files by itself checks by its own rules.
 *
 * @public
 */
export function compareSignatures(
  stable: Known<ModelSignature>,
  candidate: Known<ModelSignature>,
): SignatureComparison {
  const before = inputsOf('the stable model', stable);
  if (isUnknown(before)) {
    return before;
  }
  const after = inputsOf('the candidate', candidate);
  if (isUnknown(after)) {
    return after;
  }
  const params = paramDifferences(known(stable), known(candidate));
  const differences = [
    ...compareInputs(before, after),
    ...(isUnknown(params) ? [] : params),
    ...outputDifferences(known(stable), known(candidate)),
  ];
  const breaks = differences.filter(({ severity }) => severity === 'breaking');
  if (breaks.length === 0 && isUnknown(params)) {
    return params;
  }
  const told = [
    ...breaks,
    ...differences.filter(({ severity }) => severity !== 'breaking'),
  ];
  return {
    verdict: breaks.length > 0 ? 'incompatible' : 'compatible',
    differences: told.slice(0, MOST_TOLD),
    omitted: Math.max(0, told.length - MOST_TOLD),
  };
}

function inputsOf(
  whose: string,
  signature: Known<ModelSignature>,
): Known<ModelSchema> {
  const inputs = isUnknown(signature)
    ? signature
    : signature.inputs ?? unknown('its signature names no inputs');
  return isUnknown(inputs)
    ? unknown(`what ${whose} takes is not known: ${inputs.unknown}`)
    : inputs;
}

/** A model without parameters ignores those that it is sent. */
function paramDifferences(
  stable: ModelSignature | undefined,
  candidate: ModelSignature | undefined,
): Known<SignatureDifference[]> {
  const before = stable?.params ?? [];
  const after = candidate?.params ?? [];
  if (isUnknown(before)) {
    return before;
  }
  return isUnknown(after) ? after : compareParams(before, after);
}

function outputDifferences(
  stable: ModelSignature | undefined,
  candidate: ModelSignature | undefined,
): SignatureDifference[] {
  const before = stable?.outputs;
  const after = candidate?.outputs ?? unknown('its signature names no outputs');
  if (before === undefined || isUnknown(before)) {
    return [];
  }
  return isUnknown(after)
    ? [
        {
          severity: 'warning',
          subject: 'its output',
          message: `cannot be compared with that of the stable model: ${after.unknown}`,
        },
      ]
    : compareOutputs(before, after);
}
