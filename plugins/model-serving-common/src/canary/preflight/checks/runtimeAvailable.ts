import type { PreflightCheck } from '../../../model/preflightTypes';
import {
  INFERENCE_SERVICES,
  type InferenceService,
} from '../../../platforms/kserve/inferenceService/inferenceService';
import {
  chosenRuntime,
  type RuntimeChoice,
} from '../../../platforms/kserve/runtime/chosenRuntime';
import { rejectedRuntimes } from '../../../platforms/kserve/runtime/runtimeFindings';
import { answer, type PreflightRule } from '../PreflightRule';

const CHECK = {
  id: 'runtime-available',
  title: 'a serving runtime takes the model',
};

/** Of KServe only: all other platforms name the server's image themselves. */
export const runtimeAvailable: PreflightRule = ({ after, objects }) => {
  const service =
    after.kind === 'InferenceService'
      ? objects.find(INFERENCE_SERVICES, after.name)
      : undefined;
  return service
    ? answer(CHECK, answerFor(chosenRuntime(service, objects), service))
    : answer(CHECK, {
        state: 'not-applicable',
        detail: 'only InferenceServices choose a serving runtime',
      });
};

function answerFor(
  choice: RuntimeChoice,
  { predictor }: InferenceService,
): Pick<PreflightCheck, 'state' | 'detail' | 'fix'> &
  Partial<Pick<PreflightCheck, 'evidence'>> {
  const model = [predictor.format, predictor.formatVersion]
    .filter(Boolean)
    .join(' ');
  const see = 'kubectl get servingruntimes,clusterservingruntimes';
  switch (choice.state) {
    case 'chosen':
      return {
        state: 'passed',
        detail: `${choice.runtime.kind} ${choice.runtime.metadata.name} takes it`,
      };
    case 'none-needed':
      return {
        state: 'not-applicable',
        detail: 'it brings its own container',
      };
    case 'not-found':
      return {
        state: 'failed',
        detail: `the serving runtime "${choice.name}" that it names is neither in this namespace nor cluster-wide`,
        fix: `name one that is there: ${see}`,
      };
    case 'no-match':
      return {
        state: 'failed',
        detail: `no serving runtime takes model format ${model}`,
        evidence: rejectedRuntimes(choice.candidates),
        fix: `name a runtime that serves it in spec.predictor.model.runtime, or correct modelFormat and protocolVersion: ${see}`,
      };
    case 'named':
      return {
        state: 'cannot-tell',
        detail: `whether the runtime "${choice.name}" takes it cannot be told: ${choice.why}`,
      };
    default:
      return {
        state: 'cannot-tell',
        detail: `which serving runtime takes it cannot be told: ${choice.why}`,
      };
  }
}
