import { acceptType, breaking } from './acceptType';
import type { ParamSpec } from './ModelSignature';
import type { SignatureDifference } from './SignatureComparison';

/**
 * A parameter has a default, so that a new one asks nothing of callers; one that is gone is
 * ignored (mlflow/mlflow: mlflow/models/utils.py `_enforce_params_schema`).
 */
export function compareParams(
  stable: readonly ParamSpec[],
  candidate: readonly ParamSpec[],
): SignatureDifference[] {
  const taken = new Map(candidate.map(param => [param.name, param]));
  return stable.flatMap(param => {
    const counterpart = taken.get(param.name);
    return counterpart
      ? compareParam(param, counterpart)
      : [
          {
            severity: 'warning',
            subject: subjectOf(param),
            message: 'is gone: what callers send for it is ignored',
          },
        ];
  });
}

function compareParam(
  sent: ParamSpec,
  taken: ParamSpec,
): SignatureDifference[] {
  const subject = subjectOf(taken);
  if (sent.isList !== taken.isList) {
    const [takes, sends] = taken.isList
      ? ['a list', 'one value']
      : ['one value', 'a list'];
    return [breaking(subject, `takes ${takes}, and callers send ${sends}`)];
  }
  const differences = acceptType(subject, sent.type, taken.type);
  if (differences.length === 0 && sent.defaultValue !== taken.defaultValue) {
    return [
      {
        severity: 'warning',
        subject,
        message: `is ${taken.defaultValue} instead of ${sent.defaultValue} where callers do not send it`,
      },
    ];
  }
  return differences;
}

function subjectOf({ name }: ParamSpec): string {
  return `parameter "${name}"`;
}
