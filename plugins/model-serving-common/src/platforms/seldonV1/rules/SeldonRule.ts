import { kubectlCommand } from '../../../diagnosis/kubectlCommand';
import type { Finding, ModelService } from '../../../model/types';
import type { SeldonDeployment } from '../seldonDeployment';
import type { SeldonWorkloads } from '../seldonWorkloads';

/** What a rule looks at: the object, what runs it, and what was made of both. */
export interface RuleSubject {
  deployment: SeldonDeployment;
  workloads: SeldonWorkloads;
  service: ModelService;
}

/** One trap of Seldon Core v1 that a service can be in; undefined when it is not. */
export type SeldonRule = (subject: RuleSubject) => Finding | undefined;

/** The command that opens a SeldonDeployment in an editor. */
export function editCommand(deployment: SeldonDeployment): string {
  return kubectlCommand(
    deployment,
    'edit',
    'seldondeployment',
    deployment.metadata.name,
  );
}
