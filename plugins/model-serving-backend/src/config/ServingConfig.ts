import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  effectivePolicy,
  readSettings,
  type ServingSettings,
} from '@modeldeck/plugin-model-serving-common';
import type { ArtifactAccess } from '@modeldeck/plugin-model-serving-node';
import { readArtifactAccess } from './ArtifactConfig';
import { type ClusterConfig, readClusterConfigs } from './ClusterConfig';
import { type JudgeConfig, readJudgeConfig } from './JudgeConfig';

/** What `modelServing` says about clusters and how they are read. */
export interface ServingConfig {
  clusters: ClusterConfig[];
  settings: ServingSettings;
  judge: JudgeConfig;
  /** where models are looked into before a version is applied */
  artifacts: ArtifactAccess;
  /** whom to tell of what names no owner */
  defaultOwner?: string;
}

const KEY = 'modelServing';
const SETTINGS = [
  'ownerKeys',
  'systemKeys',
  'recognition',
  'canaryPolicy',
  'metricSources',
  'gpuPools',
  'projects',
];
/** `catalog` is read by the catalogue's module. */
const KNOWN = [
  'clusters',
  ...SETTINGS,
  'canaryJudge',
  'gpuPools',
  'mlflow',
  'artifacts',
  'catalog',
];

/**
 * Reads `modelServing`. A setting that cannot be used stops the start: going on without it would
 * show services under the wrong owners, or not at all.
 *
 * @throws InputError that names the key
 */
export function readServingConfig(config: Config): ServingConfig {
  const section = config.getOptionalConfig(KEY);
  for (const field of section?.keys() ?? []) {
    if (!KNOWN.includes(field)) {
      throw new InputError(
        `${KEY}.${field}: no such setting; known are ${KNOWN.join(', ')}`,
      );
    }
  }
  return {
    clusters: readClusterConfigs(config),
    settings: readServingSettings(section),
    judge: readJudgeConfig(section?.getOptionalConfig('canaryJudge')),
    artifacts: readArtifactAccess(section, KEY),
    defaultOwner: section?.getOptionalString('catalog.defaultOwner'),
  };
}

function readServingSettings(section: Config | undefined): ServingSettings {
  const raw = Object.fromEntries(
    SETTINGS.map(field => [field, section?.getOptional(field)]),
  );
  const { settings, problems } = readSettings(raw);
  const contradictions = effectivePolicy(settings.canaryPolicy).problems;
  const all = [
    ...problems,
    ...contradictions.map(problem => `canaryPolicy: ${problem}`),
  ];
  if (all.length > 0) {
    throw new InputError(
      all
        // The terminal goes on without a rule that is wrong; a portal would do so for everybody.
        .map(problem => `${KEY}.${problem.replace(' is left out: ', ': ')}`)
        .join('; '),
    );
  }
  return settings;
}
