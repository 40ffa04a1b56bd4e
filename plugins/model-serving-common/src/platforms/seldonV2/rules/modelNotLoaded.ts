import { findingAbout, quote } from '../../../diagnosis/finding';
import { kubectlCommand } from '../../../diagnosis/kubectlCommand';
import { condition } from '../../../kubernetes/conditions';
import type { Finding } from '../../../model/types';
import type { SeldonModel } from '../model/seldonModel';
import { stateOf } from '../seldonReadiness';

const FAILURES: ReadonlyMap<string, string> = new Map([
  ['ModelFailed', 'could not be loaded'],
  ['ModelTerminateFailed', 'could not be unloaded'],
]);

/** What the Server itself said when it was told to load or to unload a model. */
export function modelNotLoaded(model: SeldonModel): Finding | undefined {
  const reported = condition(model.conditions, 'ModelReady');
  const state = reported ? stateOf([reported]) : '';
  const failure = FAILURES.get(state);
  if (failure === undefined) {
    return undefined;
  }
  const said = quote(reported?.reason ?? '', { keep: 'end' });
  return findingAbout(model, {
    rule: 'model-load-failed',
    severity: 'error',
    cause: `Model "${model.metadata.name}" ${failure}${
      said ? `: ${said}` : ''
    }`,
    evidence: [{ source: 'condition', detail: `ModelReady=False ${state}` }],
    fix: `check spec.storageUri and what the Server can load; see ${kubectlCommand(
      model,
      'describe',
      'models.mlops.seldon.io',
      model.metadata.name,
    )}`,
  });
}
