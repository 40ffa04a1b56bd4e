/** What a request is about, told from its method, path and query alone. */
export interface RequestInfo {
  /** the verb of RBAC: get, list, watch, create …; the method in lower case off the resources */
  verb: string;
  group: string;
  version: string;
  /** empty when the path names no resource */
  resource: string;
  subresource: string;
  /** what follows the subresource, e.g. the path a proxy passes on */
  rest: string;
  namespace: string | undefined;
  name: string | undefined;
}

/** kubernetes/apiserver: pkg/endpoints/request/requestinfo.go */
export function parseRequestInfo(
  method: string,
  path: string,
  query: URLSearchParams,
): RequestInfo {
  const parts = path.split('/').filter(Boolean).map(decodeURIComponent);
  const [root, ...afterRoot] = parts;
  const group = root === 'apis' ? afterRoot.shift() ?? '' : '';
  const version = afterRoot.shift() ?? '';
  if ((root !== 'api' && root !== 'apis') || afterRoot.length === 0) {
    return nonResource(method, group, version);
  }
  let namespace: string | undefined;
  // /namespaces/x is an object itself; /namespaces/x/pods is within it, /namespaces/x/status is not.
  if (
    afterRoot[0] === 'namespaces' &&
    afterRoot.length > 2 &&
    !['status', 'finalize'].includes(afterRoot[2] ?? '')
  ) {
    namespace = afterRoot[1];
    afterRoot.splice(0, 2);
  }
  const [resource = '', name, subresource = '', ...rest] = afterRoot;
  if (resource === 'namespaces') {
    namespace = name;
  }
  return {
    verb: toVerb(method, name !== undefined, query),
    group,
    version,
    resource,
    subresource,
    rest: rest.join('/'),
    namespace,
    name,
  };
}

function nonResource(
  method: string,
  group: string,
  version: string,
): RequestInfo {
  return {
    verb: method.toLowerCase(),
    group,
    version,
    resource: '',
    subresource: '',
    rest: '',
    namespace: undefined,
    name: undefined,
  };
}

function toVerb(
  method: string,
  named: boolean,
  query: URLSearchParams,
): string {
  switch (method) {
    case 'GET':
    case 'HEAD':
      if (['true', '1'].includes(query.get('watch') ?? '')) {
        return 'watch';
      }
      return named ? 'get' : 'list';
    case 'POST':
      return 'create';
    case 'PUT':
      return 'update';
    case 'PATCH':
      return 'patch';
    case 'DELETE':
      return named ? 'delete' : 'deletecollection';
    default:
      return method.toLowerCase();
  }
}
