import { httpUrl } from '../kubernetes/httpUrl';
import type { Marks } from '../kubernetes/marks';
import { plainText } from '../kubernetes/plainText';
import { textWithoutCredentials } from '../kubernetes/withoutCredentials';
import type { KubeObject } from '../kubernetes/resourceType';
import { argoCdApplication } from './argoCdApplication';

/** The value as it may be shown; undefined when it is none. */
type Reader = (value: string) => string | undefined;

const LONGEST = 500;

/** Selectors are expressions of their plugins, so they are only kept short and printable. */
const text: Reader = value => {
  const plain = plainText(value, LONGEST);
  return plain === value.trim() && isSecretless(plain) ? plain : undefined;
};

const name: Reader = value =>
  /^[A-Za-z0-9][\w.-]{0,252}$/.test(value) ? value : undefined;

const slug: Reader = value =>
  /^[\w.-]+(?:\/[\w.-]+){1,20}$/.test(value) ? text(value) : undefined;

/** Signed links, and those that sign whoever follows them in. */
const SECRET_PARAMETER =
  /[?&#](?:x-(?:amz|goog)-[^=]*|sig(?:nature)?|[^=&]*(?:token|secret|password|api[_-]?key))=/i;

const link: Reader = value => {
  const href = httpUrl(value)?.href ?? '';
  return SECRET_PARAMETER.test(href) ? undefined : href || undefined;
};

/** `dir:` is relative to a file that the entity is described in, and there is none. */
const location: Reader = value => {
  const url = value.startsWith('url:') ? link(value.slice(4)) : undefined;
  return url === undefined ? undefined : `url:${url}`;
};

/** A query may be a signature. */
const definition: Reader = value => {
  const url = httpUrl(value, ['https:']);
  return url && url.search === '' ? url.href : undefined;
};

/**
 * Annotations that Backstage's plugins, and we, read from an entity. Only these leave the
 * cluster: others may hold anything.
 */
const CARRIED: ReadonlyMap<string, Reader> = new Map([
  ['argocd/app-name', name],
  ['argocd/app-namespace', name],
  ['argocd/app-selector', text],
  ['argocd/instance-name', text],
  ['argocd/project-name', name],
  ['backstage.io/edit-url', link],
  ['backstage.io/kubernetes-id', name],
  ['backstage.io/source-location', location],
  ['backstage.io/techdocs-ref', location],
  ['backstage.io/view-url', link],
  ['github.com/project-slug', slug],
  ['gitlab.com/project-slug', slug],
  ['grafana/alert-label-selector', text],
  ['grafana/dashboard-selector', text],
  ['grafana/overview-dashboard', link],
  ['grafana/tag-selector', text],
  ['modeldeck.io/openapi-url', definition],
]);

/**
 * Those annotations of a service's objects that its entity carries; the first of a key counts.
 * One that is not what its plugin expects is left out. Where none names the Argo CD application
 * of the edited objects, Argo CD's own marks do.
 */
export function catalogAnnotations(
  places: ReadonlyArray<Pick<Marks, 'annotations'>>,
  edited: ReadonlyArray<Pick<KubeObject, 'kind' | 'metadata'>> = [],
): Record<string, string> {
  const carried: Record<string, string> = {};
  for (const { annotations } of places) {
    for (const [key, value] of Object.entries(annotations)) {
      const read = CARRIED.get(key)?.(value);
      if (read !== undefined && !Object.hasOwn(carried, key)) {
        carried[key] = read;
      }
    }
  }
  const isNamed =
    'argocd/app-name' in carried || 'argocd/app-selector' in carried;
  return isNamed ? carried : { ...carried, ...argoCdApplication(edited) };
}

function isSecretless(plain: string): boolean {
  return plain !== '' && textWithoutCredentials(plain) === plain;
}
