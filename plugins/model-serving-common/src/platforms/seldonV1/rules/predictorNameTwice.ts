import { findingAbout } from '../../../diagnosis/finding';
import { editCommand, type SeldonRule } from './SeldonRule';

/** Both would be the same Deployments and Services; Seldon's webhook refuses it. */
export const predictorNameTwice: SeldonRule = ({ deployment }) => {
  const [name] = deployment.repeated;
  return name === undefined
    ? undefined
    : findingAbout(deployment, {
        rule: 'predictor-name-twice',
        severity: 'error',
        cause: `more than one predictor is named ${name}; only the first is told of`,
        evidence: [{ source: 'field', detail: 'spec.predictors[].name' }],
        fix: `give each predictor a name of its own: ${editCommand(
          deployment,
        )}`,
      });
};
