import { acceleratorValues } from '../acceleratorValues';
import { numberAnswer, textAnswer } from '../answers';
import type { Answers, OptionProblem, ProjectKind } from '../ProjectKind';
import type { ProjectSettings } from '../ProjectSettings';
import {
  replicaProblems,
  type ReplicaValues,
  replicaValues,
} from '../replicaValues';
import { sharedContent } from '../sharedContent';

/** Versions take turns: whichever of the two gets no requests takes the next one. */
const COLOURS = ['blue', 'green'] as const;

const REPLICAS: ReplicaValues = { least: 2, most: 6 };

/** What differs between the languages that a model's own web service is written in. */
interface Language {
  template: string;
  language: 'Python' | 'R';
  /** what answers the requests, as the catalogue names it */
  runtime: string;
  /** the part with its image */
  image: string;
}

/** A web service around a model, as two Deployments behind a route with weights. */
function containerService(options: Language): ProjectKind {
  const { template, language, runtime, image } = options;
  return {
    template,

    problems(answers, settings) {
      return [
        ...replicaProblems(replicaValues(answers, REPLICAS)),
        ...acceleratorProblems(answers, settings),
      ];
    },

    content(answers, settings) {
      const { values, parts, variants } = sharedContent(answers, settings, {
        kind: '',
        deployFolder: 'deploy/base',
        canaries: true,
        hasImage: true,
        language,
      });
      const replicas = replicaValues(answers, REPLICAS);
      const scaler = scalerOf(answers, settings);
      const own = {
        ...values,
        pair: true,
        scaler,
        runtime,
        protocol: textAnswer(answers, 'protocol') || 'json',
        format: textAnswer(answers, 'format') || 'custom',
        host: textAnswer(answers, 'host'),
        replicas,
        workers: numberAnswer(answers, 'workers', 2),
        timeoutSeconds: numberAnswer(answers, 'timeoutSeconds', 30),
        bodyMiB: numberAnswer(answers, 'bodyMiB', 10),
        cpu: textAnswer(answers, 'cpu') || '1',
        memory: textAnswer(answers, 'memory') || '1Gi',
        accelerator: acceleratorValues(answers, settings),
      };
      return {
        values: own,
        parts: [
          'deployment-pair',
          ...(scaler === '' ? [] : [`deployment-pair-${scaler}`]),
          ...(values.delivery === 'argocd' ? [] : ['deployment-pair-kubectl']),
          image,
          ...parts.filter(part => part !== image),
        ],
        variants: [
          ...variants,
          ...COLOURS.map((colour, index) => ({
            ...own,
            colour,
            replicas: { ...replicas, now: index === 0 ? replicas.least : 0 },
          })),
        ],
      };
    },
  };
}

/** By what replicas are added: the CPU says nothing of a model on an accelerator. */
function scalerOf(
  answers: Answers,
  settings: ProjectSettings,
): 'cpu' | 'requests' | '' {
  if (!acceleratorValues(answers, settings)) {
    return 'cpu';
  }
  const { least, most } = replicaValues(answers, REPLICAS);
  return most > least ? 'requests' : '';
}

function acceleratorProblems(
  answers: Answers,
  settings: ProjectSettings,
): OptionProblem[] {
  return scalerOf(answers, settings) === 'requests' && !settings.prometheusUrl
    ? [
        {
          fields: ['maxReplicas', 'accelerator'],
          reason:
            'A service on accelerators scales by its requests as a Prometheus counts them, and no prometheusUrl is configured: choose as many replicas at most as at least',
        },
      ]
    : [];
}

/** Nginx, uWSGI and Flask around a model in Python. */
export const pythonService = containerService({
  template: 'python-service',
  language: 'Python',
  runtime: 'uwsgi-nginx',
  image: 'image-python',
});

/** Nginx and Plumber around a model in R. */
export const rService = containerService({
  template: 'r-service',
  language: 'R',
  runtime: 'r-plumber',
  image: 'image-r',
});
