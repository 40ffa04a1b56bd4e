import {
  DEFAULT_PROJECT_SETTINGS,
  type ProjectSettings,
} from '@modeldeck/plugin-model-serving-common';
import {
  openTemplate,
  withDefaults,
} from '@modeldeck/plugin-model-serving-node';
import { parseAllDocuments } from 'yaml';
import { renderCase, TEMPLATES } from './renderCase';
import type { TemplateCase } from './templateCases';

/** What a company has configured that left nothing out. */
export const COMPANY: ProjectSettings = {
  ...DEFAULT_PROJECT_SETTINGS,
  imageRegistry: 'harbor.example.com/models',
  baseImages: {
    python: 'harbor.example.com/base/python:3.12',
    r: 'harbor.example.com/base/r:4.4',
    nginx: 'harbor.example.com/base/nginx:1',
    maven: 'harbor.example.com/base/maven:3',
    java: 'harbor.example.com/base/jre:21',
  },
  packages: {
    python: 'https://pypi.example.com/simple',
    r: 'https://cran.example.com',
    maven: 'https://maven.example.com/all',
  },
  packageCredentials: true,
  modelSources: [{ namespace: 'minio', port: 9000 }],
  callers: ['shop'],
  poolTolerations: {
    a100: [{ key: 'pool', value: 'a100', effect: 'NoSchedule' }],
  },
  queues: { default: 'standard', a100: 'gpus' },
  cpuLimitRatio: 2,
  monitoringLabels: { release: 'prometheus' },
  monitoringNamespace: 'observability',
  prometheusUrl: 'http://prometheus.monitoring:9090',
};

/** Something in a manifest, of which nothing is known. */
export type Field = Record<string, unknown>;

/** A project as somebody has it who made it. */
export interface MadeProject {
  template: string;
  /** with the form's defaults */
  answers: Readonly<Field>;
  settings: ProjectSettings;
  files: Readonly<Record<string, string>>;
  /** of all manifests, as they are written */
  objects: readonly Field[];
}

export async function madeProject(
  one: TemplateCase,
  settings: ProjectSettings = COMPANY,
): Promise<MadeProject> {
  const { template } = one;
  const opened = await openTemplate({
    reference: template,
    builtIn: TEMPLATES,
  });
  const answers = withDefaults(opened.template.pages, one.answers);
  const files = await renderCase(one, { settings });
  const objects = Object.entries(files)
    .filter(([path]) => /^deploy\/.*\.yaml$/.test(path))
    .flatMap(([, text]) => parseAllDocuments(text))
    .map(document => document.toJS() as Field);
  return { template, answers, settings, files, objects };
}

export function ofKind(
  { objects }: MadeProject,
  ...kinds: readonly string[]
): Field[] {
  return objects.filter(({ kind }) => kinds.includes(String(kind)));
}

/** What is at a path of an object; undefined where there is nothing. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (found, key) =>
      typeof found === 'object' && found !== null
        ? (found as Field)[key]
        : undefined,
    value,
  );
}

/** Every field of a name, wherever it is. */
export function everywhere(value: unknown, name: string): unknown[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, item]) => [
    ...(key === name ? [item] : []),
    ...everywhere(item, name),
  ]);
}

/** What containers ask for, whatever kind they are in. */
export function resourcesOf({ objects }: MadeProject): Field[] {
  return everywhere(objects, 'resources').filter(
    (resources): resources is Field => at(resources, 'requests') !== undefined,
  );
}
