import { httpUrl } from '../kubernetes/httpUrl';
import { plainText } from '../kubernetes/plainText';
import { known } from '../model/known';
import { type CatalogOptions, DEFAULT_CATALOG_OPTIONS } from './CatalogOptions';
import { agreed, entityRef } from './entityRefs';
import { entityTags } from './entityTags';
import type { AiModelEntity } from './entityTypes';
import type { ModelUse } from './modelUses';
import { uniqueName } from './uniqueName';

const LONGEST_URI = 1000;
const MOST_LINKS = 5;

/**
 * A model version, once for all services and clusters that serve it. It says what those who serve
 * it agree on: an owner that only some name may own the service and not the model.
 *
 * @public
 */
export function aiModelEntity(
  uses: readonly [ModelUse, ...ModelUse[]],
  options: CatalogOptions = DEFAULT_CATALOG_OPTIONS,
): AiModelEntity {
  const [use] = uses;
  const system = agreed(uses.map(each => entityRef(each.system)));
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: aiModelName(use),
      title: titleOf(uses),
      description: descriptionOf(use),
      annotations: annotationsOf(use),
      tags: entityTags(agreed(uses.map(({ format }) => known(format)))),
      ...linksOf(uses),
    },
    spec: {
      type: 'ai-model',
      owner:
        agreed(uses.map(({ owner }) => entityRef(owner))) ??
        options.defaultOwner,
      ...(system === undefined ? {} : { system }),
    },
  };
}

/** The name that every service can tell by itself. @public */
export function aiModelName({ key }: Pick<ModelUse, 'key'>): string {
  const [, ...parts] = JSON.parse(key) as string[];
  // The end of a path tells more than its beginning, and no dot keeps it off other names.
  const readable = parts
    .join('-')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(-49);
  return uniqueName(readable, `ai-model/${key}`);
}

function titleOf(uses: readonly [ModelUse, ...ModelUse[]]): string {
  const [{ key, version, storageUri }] = uses;
  const registered = uses.map(({ registry }) => known(registry)?.model);
  const name =
    agreed(registered) ??
    agreed(uses.map(use => known(use.name))) ??
    (known(storageUri) || key);
  const number = known(version);
  return plainText(number ? `${name} ${number}` : name) || key;
}

function descriptionOf({ storageUri, registry }: ModelUse): string {
  const { system, model } = known(registry) ?? {};
  const place = known(storageUri) ?? `${model} in ${system}`;
  return plainText(`Model version at ${place}`);
}

function annotationsOf(use: ModelUse): Record<string, string> {
  const uri = known(use.storageUri);
  const version = known(use.version);
  return {
    ...(uri && { 'modeldeck.io/storage-uri': plainText(uri, LONGEST_URI) }),
    ...(version && { 'modeldeck.io/model-version': plainText(version) }),
  };
}

/** Wherever one of the services says that it is registered. */
function linksOf(
  uses: readonly ModelUse[],
): Pick<AiModelEntity['metadata'], 'links'> {
  const links = new Map<string, string>();
  for (const { registry } of uses) {
    const entry = known(registry);
    const url = httpUrl((entry && known(entry.url)) ?? '');
    if (entry && url) {
      links.set(url.href, plainText(entry.system) || 'Registry');
    }
  }
  return links.size === 0
    ? {}
    : {
        links: [...links]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .slice(0, MOST_LINKS)
          .map(([url, title]) => ({ url, title })),
      };
}
