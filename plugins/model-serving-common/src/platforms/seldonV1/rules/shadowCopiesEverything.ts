import { findingAbout } from '../../../diagnosis/finding';
import { editCommand, type SeldonRule } from './SeldonRule';

/** Traffic 0 reads like "off", but a mirror without a percentage gets every request. */
export const shadowCopiesEverything: SeldonRule = ({ deployment }) => {
  const shadow = deployment.predictors.find(
    ({ shadow: isShadow, traffic }) => isShadow && traffic === 0,
  );
  return (
    shadow &&
    findingAbout(deployment, {
      rule: 'shadow-copies-everything',
      severity: 'info',
      cause: `shadow ${shadow.name} without traffic gets copies of all requests, not of none`,
      evidence: [
        {
          source: 'field',
          detail: `spec.predictors[${shadow.index}]: shadow true, traffic 0`,
        },
      ],
      fix: `set its traffic to the percentage to be copied, or remove it: ${editCommand(
        deployment,
      )}`,
    })
  );
};
