import { acceleratorValues } from '../acceleratorValues';
import { numberAnswer, textAnswer } from '../answers';
import { loraAdapters } from '../loraAdapters';
import { firstVersionProblems } from '../firstVersionProblems';
import type { Answers, OptionProblem, ProjectKind } from '../ProjectKind';
import type { ProjectSettings } from '../ProjectSettings';
import {
  replicaProblems,
  type ReplicaValues,
  replicaValues,
} from '../replicaValues';
import { sharedContent } from '../sharedContent';

/** Versions take turns: whichever of the two gets no requests is replaced by the next one. */
const COLOURS = ['blue', 'green'] as const;
const MOST_ACCELERATORS_OF_A_NODE = 16;

const REPLICAS: ReplicaValues = { least: 1, most: 1 };

/** A large language model on vLLM: in a routing group, or behind KServe's Hugging Face runtime. */
export const kserveLlm: ProjectKind = {
  template: 'kserve-llm',

  problems(answers, settings) {
    return [
      ...scalingProblems(answers, settings),
      ...parallelismProblems(answers),
      ...adapterProblems(answers),
      ...firstVersionProblems(answers, []),
    ];
  },

  content(answers, settings) {
    const grouped = isGrouped(answers);
    const applies = textAnswer(answers, 'delivery') !== 'argocd';
    const { values, parts, variants } = sharedContent(answers, settings, {
      kind: grouped ? '' : 'isvc',
      // Where versions take turns, which folder is the next one's depends on what serves now.
      deployFolder:
        grouped && applies ? 'deploy/$(shell scripts/next.sh)' : 'deploy/base',
      canaries: true,
      hasImage: false,
      language: 'Python',
    });
    const own = {
      ...values,
      ...servingValues(answers, settings),
      pair: grouped,
      knative: true,
      metricsPort: 8080,
    };
    return {
      values: own,
      parts: [
        ...(grouped
          ? ['llm-group', ...(applies ? ['llm-group-kubectl'] : [])]
          : ['inference-service', 'inference-service-canary']),
        ...parts,
      ],
      variants: [
        ...variants,
        ...(grouped ? COLOURS.map(colour => ({ ...own, colour })) : []),
      ],
    };
  },
};

function servingValues(answers: Answers, settings: ProjectSettings) {
  const { adapters } = loraAdapters(textAnswer(answers, 'loraAdapters'));
  const { tensor, pipeline } = parallelismOf(answers);
  return {
    runtime: runtimeOf(answers),
    storageUri: textAnswer(answers, 'storageUri'),
    servedName:
      textAnswer(answers, 'servedName') || textAnswer(answers, 'name'),
    contextLength: numberAnswer(answers, 'contextLength', 0),
    adapters,
    maxLoraRank: numberAnswer(answers, 'maxLoraRank', 16),
    tensor,
    pipeline,
    replicas: replicaValues(answers, REPLICAS),
    concurrency: numberAnswer(answers, 'concurrency', 32),
    cpu: textAnswer(answers, 'cpu') || '4',
    memory: textAnswer(answers, 'memory') || '32Gi',
    accelerator: acceleratorValues(
      { ...answers, acceleratorCount: tensor * pipeline },
      settings,
    ),
  };
}

function runtimeOf(answers: Answers): 'LLMInferenceService' | 'HuggingFace' {
  return textAnswer(answers, 'runtime') === 'HuggingFace'
    ? 'HuggingFace'
    : 'LLMInferenceService';
}

function isGrouped(answers: Answers): boolean {
  return runtimeOf(answers) === 'LLMInferenceService';
}

/** One pod has all of them: KServe brings no configuration of pipelines over several nodes. */
function parallelismOf(answers: Answers) {
  return {
    tensor: numberAnswer(answers, 'tensorParallelism', 1),
    pipeline: numberAnswer(answers, 'pipelineParallelism', 1),
  };
}

function scalingProblems(
  answers: Answers,
  settings: ProjectSettings,
): OptionProblem[] {
  const { least, most } = replicaValues(answers, REPLICAS);
  if (most < least) {
    return replicaProblems({ least, most });
  }
  return most > least && isGrouped(answers) && !settings.prometheusUrl
    ? [
        {
          fields: ['maxReplicas', 'runtime'],
          reason:
            'An LLMInferenceService scales by the requests that its engine has, as a Prometheus counts them, and no prometheusUrl is configured: choose as many replicas at most as at least',
        },
      ]
    : [];
}

function parallelismProblems(answers: Answers): OptionProblem[] {
  const { tensor, pipeline } = parallelismOf(answers);
  const accelerator = textAnswer(answers, 'accelerator');
  if (tensor * pipeline > 1 && ['', 'none'].includes(accelerator)) {
    return [
      {
        fields: ['accelerator', 'tensorParallelism', 'pipelineParallelism'],
        reason:
          'A model is spread over accelerators, and none is asked for: choose an accelerator, or leave both at 1',
      },
    ];
  }
  return tensor * pipeline > MOST_ACCELERATORS_OF_A_NODE
    ? [
        {
          fields: ['tensorParallelism', 'pipelineParallelism'],
          reason: `${tensor} × ${pipeline} accelerators would have to be on one node, and none has more than ${MOST_ACCELERATORS_OF_A_NODE}`,
        },
      ]
    : [];
}

function adapterProblems(answers: Answers): OptionProblem[] {
  const { adapters, malformed } = loraAdapters(
    textAnswer(answers, 'loraAdapters'),
  );
  const field = (reason: string) => ({ fields: ['loraAdapters'], reason });
  const names = adapters.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  const served =
    textAnswer(answers, 'servedName') || textAnswer(answers, 'name');
  const elsewhere = adapters.find(({ uri }) => !uri.startsWith('hf://'));
  return [
    ...(malformed === undefined
      ? []
      : [field(`"${malformed}" is no adapter: write name=hf://owner/adapter`)]),
    ...(twice === undefined
      ? []
      : [
          field(
            `Two adapters are called ${twice}: requests could not tell them apart`,
          ),
        ]),
    ...(names.includes(served)
      ? [
          field(
            `An adapter is called ${served}, as the model is: requests could not tell them apart`,
          ),
        ]
      : []),
    ...(elsewhere && !isGrouped(answers)
      ? [
          {
            fields: ['loraAdapters', 'runtime'],
            reason: `The Hugging Face runtime loads adapters from the Hugging Face hub only, not from ${elsewhere.uri}: choose LLMInferenceService`,
          },
        ]
      : []),
  ];
}
