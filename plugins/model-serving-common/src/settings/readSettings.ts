import { readGpuSettings } from '../gpu/settings/readGpuSettings';
import { FieldReader } from '../kubernetes/FieldReader';
import { isLabelKey } from '../kubernetes/parseLabelSelector';
import { plainText } from '../kubernetes/plainText';
import { readProjectSettings } from '../project/readProjectSettings';
import { readArtifactSettings } from './readArtifactSettings';
import { readCanaryPolicy } from './readCanaryPolicy';
import { readMetricSources } from './readMetricSources';
import { readRecognitionRules } from './readRecognitionRules';
import { DEFAULT_SETTINGS, type ServingSettings } from './ServingSettings';
import { unknownFields } from './unknownFields';

/** @public */
export interface SettingsRead {
  settings: ServingSettings;
  /** each a sentence that begins with the field it is about; empty: all was understood */
  problems: string[];
}

/**
 * Settings as a person wrote them. What is not there keeps its default; what is wrong is left out
 * and told, a rule as a whole, since one without its malformed condition would match more than was
 * meant.
 *
 * @public
 */
export function readSettings(raw: unknown): SettingsRead {
  const root = FieldReader.of(raw);
  const recognition = root.at('recognition');
  const problems = [
    ...unknownFields(root, [
      'ownerKeys',
      'systemKeys',
      'recognition',
      'canaryPolicy',
      'metricSources',
      'mlflow',
      'artifacts',
      'projects',
      'gpuPools',
    ]),
    ...unknownFields(recognition, ['rules']),
  ];
  const { rules, problems: ruleProblems } = readRecognitionRules(
    recognition.at('rules'),
  );
  const canary = readCanaryPolicy(root.at('canaryPolicy'));
  const metrics = readMetricSources(root.at('metricSources'));
  const { artifacts, problems: artifactProblems } = readArtifactSettings(root);
  const { gpu, problems: gpuProblems } = readGpuSettings(root.at('gpuPools'));
  const projects = root.at('projects').exists
    ? readProjectSettings(root.at('projects'))
    : undefined;
  const settings = {
    ownerKeys: keys(root, 'ownerKeys', problems),
    systemKeys: keys(root, 'systemKeys', problems),
    recognitionRules: rules,
    gpu,
    ...(Object.keys(canary.policy).length > 0 && {
      canaryPolicy: canary.policy,
    }),
    ...(metrics.sources.length > 0 && { metricSources: metrics.sources }),
    ...(Object.keys(artifacts).length > 0 && { artifacts }),
    ...(projects && { projects: projects.projects }),
  };
  const malformed = root.malformed.map(
    ({ path, expected }) => `${path || 'settings'}: expected ${expected}`,
  );
  const all = [
    ...problems,
    ...canary.problems,
    ...malformed,
    ...ruleProblems,
    ...metrics.problems,
    ...gpuProblems,
    ...artifactProblems,
    ...(projects?.problems ?? []),
  ];
  return {
    settings,
    problems: [...new Set(all.map(problem => plainText(problem)))],
  };
}

function keys(
  root: FieldReader,
  field: 'ownerKeys' | 'systemKeys',
  problems: string[],
): readonly string[] {
  if (!root.at(field).exists) {
    return DEFAULT_SETTINGS[field];
  }
  const given = root
    .at(field)
    .list()
    .flatMap(item => item.string() ?? []);
  for (const key of given.filter(text => !isLabelKey(text))) {
    problems.push(`${field}: "${key}" is no key that a label can have`);
  }
  const usable = [...new Set(given.filter(isLabelKey))];
  return usable.length > 0 ? usable : DEFAULT_SETTINGS[field];
}
