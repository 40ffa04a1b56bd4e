import type { FieldReader } from '../kubernetes/FieldReader';
import { unknownFields } from '../settings/unknownFields';
import {
  DEFAULT_PROJECT_SETTINGS,
  type NamespacePort,
  type PoolToleration,
  type ProjectSettings,
} from './ProjectSettings';

const FIELDS = [
  'imageRegistry',
  'baseImages',
  'packages',
  'packageCredentials',
  'toolImage',
  'modelSources',
  'callers',
  'poolKey',
  'poolTolerations',
  'queues',
  'cpuLimitRatio',
  'monitoringLabels',
  'monitoringNamespace',
  'prometheusUrl',
  'mlflowUrl',
  'argoCd',
  'gateway',
];

const PACKAGES = ['python', 'r', 'maven'];
const IMAGES = ['python', 'r', 'nginx', 'maven', 'java'];

/** `projects` of the settings; what is not there keeps its default, what is wrong is told. */
export function readProjectSettings(root: FieldReader): {
  projects: ProjectSettings;
  problems: string[];
} {
  const defaults = DEFAULT_PROJECT_SETTINGS;
  const problems = unknownFields(root, FIELDS);
  const projects: ProjectSettings = {
    imageRegistry: (
      root.at('imageRegistry').string() ?? defaults.imageRegistry
    ).replace(/\/+$/, ''),
    baseImages: {
      ...defaults.baseImages,
      ...textsOf(root.at('baseImages'), IMAGES, problems),
    },
    packages: packagesOf(root.at('packages'), problems),
    packageCredentials: root.at('packageCredentials').boolean() === true,
    toolImage: root.at('toolImage').string() ?? defaults.toolImage,
    modelSources: root.at('modelSources').list().flatMap(namespacePort),
    callers: root
      .at('callers')
      .list()
      .flatMap(caller => caller.string() ?? []),
    poolKey: root.at('poolKey').string() ?? defaults.poolKey,
    poolTolerations: Object.fromEntries(
      root
        .at('poolTolerations')
        .entries()
        .map(([pool, list]) => [pool, list.list().flatMap(toleration)]),
    ),
    queues: textsOf(root.at('queues')),
    ...ratioOf(root.at('cpuLimitRatio')),
    monitoringLabels: textsOf(root.at('monitoringLabels')),
    monitoringNamespace:
      root.at('monitoringNamespace').string() ?? defaults.monitoringNamespace,
    argoCd: {
      namespace:
        root.at('argoCd', 'namespace').string() ?? defaults.argoCd.namespace,
      project: root.at('argoCd', 'project').string() ?? defaults.argoCd.project,
    },
    gateway: {
      namespace:
        root.at('gateway', 'namespace').string() ?? defaults.gateway.namespace,
      name: root.at('gateway', 'name').string() ?? defaults.gateway.name,
    },
    ...urlOf(root, 'prometheusUrl'),
    ...urlOf(root, 'mlflowUrl'),
  };
  return { projects, problems };
}

function textsOf(
  field: FieldReader,
  known?: readonly string[],
  problems: string[] = [],
): Record<string, string> {
  if (known) {
    problems.push(...unknownFields(field, [...known]));
  }
  return Object.fromEntries(
    field
      .entries()
      .filter(([key]) => !known || known.includes(key))
      .flatMap(([key, value]) => {
        const text = value.string();
        return text === undefined ? [] : [[key, text]];
      }),
  );
}

function namespacePort(field: FieldReader): NamespacePort[] {
  const namespace = field.at('namespace').string();
  const port = field.at('port').integer();
  if (namespace === undefined || port === undefined) {
    field.reject('namespace and port');
    return [];
  }
  return [{ namespace, port }];
}

function toleration(field: FieldReader): PoolToleration[] {
  const key = field.at('key').string();
  const value = field.at('value').string();
  if (key === undefined) {
    field.reject('key, value and effect of a taint');
    return [];
  }
  return [
    {
      key,
      effect: field.at('effect').string() ?? 'NoSchedule',
      ...(value === undefined ? {} : { value }),
    },
  ];
}

/** Whole, since thousandths of a core have no parts. */
function ratioOf(field: FieldReader): Partial<ProjectSettings> {
  const ratio = field.integer();
  if (ratio === undefined) {
    return {};
  }
  if (ratio < 1) {
    field.reject('a whole number from 1');
    return {};
  }
  return { cpuLimitRatio: ratio };
}

/** Into files of a project, which others read: without user and password. */
function plainUrl(field: FieldReader): string | undefined {
  const text = field.string();
  if (text !== undefined && !/^https?:\/\/[^@\s]+$/.test(text)) {
    field.reject('http or https address without user and password');
    return undefined;
  }
  return text?.replace(/\/+$/, '');
}

function urlOf(
  root: FieldReader,
  name: 'prometheusUrl' | 'mlflowUrl',
): Partial<ProjectSettings> {
  const url = plainUrl(root.at(name));
  return url === undefined ? {} : { [name]: url };
}

function packagesOf(
  field: FieldReader,
  problems: string[],
): ProjectSettings['packages'] {
  problems.push(...unknownFields(field, PACKAGES));
  return Object.fromEntries(
    PACKAGES.flatMap(language => {
      const url = plainUrl(field.at(language));
      return url === undefined ? [] : [[language, url]];
    }),
  );
}
