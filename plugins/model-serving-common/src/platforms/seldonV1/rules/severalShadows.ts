import { findingAbout } from '../../../diagnosis/finding';
import { editCommand, type SeldonRule } from './SeldonRule';

/** A route has one mirror: the last shadow of the list gets it (createIstioResources). */
export const severalShadows: SeldonRule = ({ deployment }) => {
  const shadows = deployment.predictors.filter(({ shadow }) => shadow);
  const last = shadows.at(-1);
  return shadows.length > 1 && last
    ? findingAbout(deployment, {
        rule: 'several-shadows',
        severity: 'warning',
        cause: `it has ${shadows.length} shadows, of which only ${last.name} gets copies of requests`,
        evidence: shadows.slice(0, 5).map(({ index, name }) => ({
          source: 'field',
          detail: `spec.predictors[${index}] ${name}: shadow true`,
        })),
        fix: `keep one shadow: ${editCommand(deployment)}`,
      })
    : undefined;
};
