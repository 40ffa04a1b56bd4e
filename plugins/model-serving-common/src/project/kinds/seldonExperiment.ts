import { parseQuantity } from '../../kubernetes/quantity';
import { acceleratorValues } from '../acceleratorValues';
import { textAnswer, truthAnswer } from '../answers';
import type { Answers, ProjectKind } from '../ProjectKind';
import type { ProjectSettings } from '../ProjectSettings';
import { prometheusPlace } from '../prometheusPlace';
import { sharedContent } from '../sharedContent';
import { seldonExperimentProblems } from './seldonExperimentProblems';
import {
  CODE,
  formatName,
  formatOf,
  mirrorOf,
  ownServer,
  replicasOf,
  stepsOf,
} from './seldonModelAnswers';

const MEBIBYTE = 2 ** 20;
const MEBIBYTES_OF_CODE = 256;

/** Models of Seldon Core 2, an Experiment that shares requests out among them, and a Pipeline. */
export const seldonExperiment: ProjectKind = {
  template: 'seldon-experiment',

  problems: seldonExperimentProblems,

  content(answers, settings) {
    const applies = textAnswer(answers, 'delivery') !== 'argocd';
    const { values, ...rest } = sharedContent(answers, settings, {
      kind: 'experiment',
      deployFolder: 'deploy/canary',
      canaries: true,
      hasImage: false,
      language: 'Python',
    });
    return {
      values: {
        ...values,
        turns: applies,
        applies,
        // Each Model and Pipeline is one, beside the Experiment.
        manyServices: true,
        // The scheduler tells Envoy the weights, and nobody else: waiting for them would never end.
        untoldTraffic: true,
        prometheus: prometheusPlace(settings),
        ...modelValues(answers),
        ...serverValues(answers, settings),
        steps: stepsOf(answers),
        codeUri: textAnswer(answers, 'codeUri').replace(/\/+$/, ''),
        cleanTopics: truthAnswer(answers, 'cleanTopics'),
      },
      ...rest,
    };
  },
};

function modelValues(answers: Answers) {
  const server = ownServer(answers);
  return {
    format: formatName(answers),
    storageUri: textAnswer(answers, 'storageUri'),
    secretName: textAnswer(answers, 'secretName'),
    // A name of its own keeps a Model off the Servers of others.
    requirements: [formatName(answers), ...(server ? [server] : [])],
    memory: textAnswer(answers, 'memory') || '1Gi',
    replicas: replicasOf(answers),
    mirror: mirrorOf(answers),
  };
}

function serverValues(answers: Answers, settings: ProjectSettings) {
  const server = ownServer(answers);
  const { serverConfig } = formatOf(answers);
  const runsCode =
    server !== undefined &&
    serverConfig === 'mlserver' &&
    stepsOf(answers).length > 0;
  return {
    server,
    serverConfig,
    capabilities: [
      ...new Set([formatName(answers), ...(runsCode ? CODE : [])]),
      ...(server ? [server] : []),
    ],
    codeRequirements: [...CODE, ...(runsCode ? [server] : [])],
    serverMemory: `${serverMebibytes(answers, runsCode)}Mi`,
    cpu: textAnswer(answers, 'cpu') || '1',
    podMonitor: server !== undefined && answers.podMonitor !== false,
    accelerator: server ? acceleratorValues(answers, settings) : undefined,
  };
}

/**
 * What a replica of the Server has to hold: the stable version, the one that takes its place while
 * it is replaced, a new one beside them, and what else is loaded.
 */
function serverMebibytes(answers: Answers, runsCode: boolean): number {
  const memory = parseQuantity(textAnswer(answers, 'memory') || '1Gi') ?? 0;
  const models = 3 + Number(mirrorOf(answers) !== undefined);
  const code = runsCode ? stepsOf(answers).length * MEBIBYTES_OF_CODE : 0;
  return Math.ceil((models * memory) / MEBIBYTE) + code;
}
