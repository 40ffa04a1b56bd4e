import { PODS } from '../../kubernetes/pod';
import type { KubeObject } from '../../kubernetes/resourceType';
import type {
  ResourceNeed,
  Selection,
  ServingPlatform,
} from '../ServingPlatform';
import { EXPERIMENTS } from './experiment/seldonExperiment';
import { experimentToService } from './experiment/experimentToService';
import { MODELS, type SeldonModel, serverOf } from './model/seldonModel';
import { modelToService } from './model/modelToService';
import { PIPELINES } from './pipeline/seldonPipeline';
import { pipelineToService } from './pipeline/pipelineToService';
import { planSeldonV2 } from './plan/planSeldonV2';
import { experimentRules } from './rules/experimentRules';
import { modelRules } from './rules/modelRules';
import { pipelineRules } from './rules/pipelineRules';
import { stateOf } from './seldonReadiness';
import { SERVER_CONFIGS, SERVER_LABEL, SERVERS } from './server/seldonServer';
import { serverComponents } from './server/serverComponent';

const LABEL_VALUE = /^[a-z0-9]([\w.-]*[a-z0-9])?$/i;

const ALL: Selection = { labelSelector: '' };

const SERVICES: readonly ResourceNeed[] = [
  {
    type: MODELS,
    role: 'service',
    without: 'which Models there are',
    named: name => [{ name }],
  },
  {
    type: PIPELINES,
    role: 'service',
    without: 'which Pipelines there are',
    named: name => [{ name }],
  },
  {
    type: EXPERIMENTS,
    role: 'service',
    without: 'which Experiments there are',
    named: name => [{ name }],
  },
];

const JOINS: readonly ResourceNeed[] = [
  {
    // Who shares a Server, and what the steps and candidates of the others are.
    type: MODELS,
    role: 'join',
    without: 'which Models share a Server or take part in others',
    belongingTo: services => (services.length > 0 ? [ALL] : []),
  },
  {
    type: PIPELINES,
    role: 'join',
    without: 'which Pipelines others are about',
    belongingTo: services => (services.length > 0 ? [ALL] : []),
  },
  {
    type: EXPERIMENTS,
    role: 'join',
    without: 'whether calls to a Model are split',
    belongingTo: services =>
      services.some(({ kind }) => kind !== EXPERIMENTS.kind) ? [ALL] : [],
  },
  {
    type: SERVERS,
    role: 'join',
    without: 'what the Servers of Models can load',
    belongingTo: services => (modelsAmong(services).length > 0 ? [ALL] : []),
  },
  {
    type: SERVER_CONFIGS,
    role: 'join',
    without: 'what the Servers of Models can load by their configuration',
    belongingTo: services =>
      modelsAmong(services).some(
        ({ conditions }) => stateOf(conditions) === 'ScheduleFailed',
      )
        ? [ALL]
        : [],
  },
  {
    type: PODS,
    role: 'join',
    without: 'whether the Servers of Models run',
    fleetSelector: () => SERVER_LABEL,
    belongingTo(services) {
      const servers = modelsAmong(services).flatMap(m => serverOf(m) ?? []);
      return [...new Set(servers)]
        .filter(name => LABEL_VALUE.test(name))
        .map(name => ({ labelSelector: `${SERVER_LABEL}=${name}` }));
    },
  },
];

/** Seldon Core 2: its Models, Pipelines and Experiments. @public */
export const seldonV2Platform: ServingPlatform = {
  id: 'seldon-v2',
  title: 'Seldon Core 2',
  resources: [...SERVICES, ...JOINS],
  toModelServices(objects) {
    const servers = serverComponents(objects);
    return [
      ...objects
        .list(MODELS)
        .map(model => modelToService(model, servers, objects)),
      ...objects
        .list(PIPELINES)
        .map(pipeline => pipelineToService(pipeline, objects)),
      ...objects
        .list(EXPERIMENTS)
        .map(experiment => experimentToService(experiment, objects)),
    ];
  },
  findings(service, objects) {
    const { platform, kind, name } = service;
    if (platform !== seldonV2Platform.id) {
      return [];
    }
    switch (kind) {
      case MODELS.kind: {
        const model = objects.find(MODELS, name);
        return modelRules.flatMap(
          rule => (model && rule(model, objects)) ?? [],
        );
      }
      case PIPELINES.kind: {
        const pipeline = objects.find(PIPELINES, name);
        return pipelineRules.flatMap(
          rule => (pipeline && rule(pipeline, objects)) ?? [],
        );
      }
      default: {
        const experiment = objects.find(EXPERIMENTS, name);
        return experimentRules.flatMap(
          rule => (experiment && rule(experiment, objects)) ?? [],
        );
      }
    }
  },
  plan: planSeldonV2,
};

function modelsAmong(services: readonly KubeObject[]): SeldonModel[] {
  return services.filter(
    (object): object is SeldonModel =>
      object.kind === MODELS.kind && 'requirements' in object,
  );
}
