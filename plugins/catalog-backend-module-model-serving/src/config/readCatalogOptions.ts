import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  type CatalogOptions,
  DEFAULT_CATALOG_OPTIONS,
  isEntityRef,
} from '@modeldeck/plugin-model-serving-common';

const KEY = 'modelServing.catalog';
const KNOWN = [
  'defaultOwner',
  'lifecycle',
  'openApiHosts',
  'annotations',
  'aiKinds',
];
const AI_KINDS = ['aiResource', 'modelServerApi'];
const PLACEHOLDERS = ['cluster', 'namespace', 'name', 'model'];

/** `host` or `host:port`, as URLs have them. */
const HOST = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/;

/** As Backstage takes them; our own are not for others to write. */
const ANNOTATION_KEY =
  /^(?!modeldeck\.io\/)[a-z0-9]+([.-][a-z0-9]+)*\/[A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?$/;

/**
 * Reads `modelServing.catalog`.
 *
 * @throws InputError that names the key of what cannot be used
 */
export function readCatalogOptions(config: Config): CatalogOptions {
  const section = config.getOptionalConfig(KEY);
  if (!section) {
    return DEFAULT_CATALOG_OPTIONS;
  }
  requireKnown(section, KEY, KNOWN);
  const aiKinds = section.getOptionalConfig('aiKinds');
  if (aiKinds) {
    requireKnown(aiKinds, `${KEY}.aiKinds`, AI_KINDS);
  }
  return {
    defaultOwner: readOwner(section),
    lifecycle:
      section.getOptionalString('lifecycle') ??
      DEFAULT_CATALOG_OPTIONS.lifecycle,
    openApiHosts: readHosts(section),
    annotations: readAnnotations(section),
    aiKinds: {
      aiResource: aiKinds?.getOptionalBoolean('aiResource') ?? false,
      modelServerApi: aiKinds?.getOptionalBoolean('modelServerApi') ?? false,
    },
  };
}

function requireKnown(
  section: Config,
  key: string,
  known: readonly string[],
): void {
  for (const field of section.keys()) {
    if (!known.includes(field)) {
      throw new InputError(
        `${key}.${field}: no such setting; known are ${known.join(', ')}`,
      );
    }
  }
}

function readOwner(section: Config): string {
  const owner =
    section.getOptionalString('defaultOwner') ??
    DEFAULT_CATALOG_OPTIONS.defaultOwner;
  if (!isEntityRef(owner)) {
    throw new InputError(
      `${KEY}.defaultOwner: must be an entity reference, such as group:default/ml`,
    );
  }
  return owner;
}

function readHosts(section: Config): string[] {
  const hosts = section.getOptionalStringArray('openApiHosts') ?? [];
  hosts.forEach((host, index) => {
    if (!HOST.test(host)) {
      throw new InputError(
        `${KEY}.openApiHosts[${index}]: must be a host or host:port in small letters, such as models.example.com`,
      );
    }
  });
  return hosts;
}

function readAnnotations(section: Config): Record<string, string> {
  const annotations = section.getOptional('annotations') ?? {};
  const templates: Record<string, string> = {};
  for (const [key, template] of Object.entries(annotations)) {
    if (!ANNOTATION_KEY.test(key) || typeof template !== 'string') {
      throw new InputError(
        `${KEY}.annotations: "${key}" must be an annotation of another plugin with a text as its value`,
      );
    }
    for (const [, field = ''] of template.matchAll(/\{(\w+)\}/g)) {
      if (!PLACEHOLDERS.includes(field)) {
        throw new InputError(
          `${KEY}.annotations.${key}: no such placeholder {${field}}; known are ${PLACEHOLDERS.join(
            ', ',
          )}`,
        );
      }
    }
    templates[key] = template;
  }
  return templates;
}
