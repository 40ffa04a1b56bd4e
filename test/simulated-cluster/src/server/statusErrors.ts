import type { ApiResource } from '../resources/ApiResource';
import { qualifiedName } from '../resources/ApiResource';
import { StatusError, type StatusCause } from './StatusError';

export function badRequest(message: string): StatusError {
  return new StatusError(400, 'BadRequest', message);
}

export function unauthorized(): StatusError {
  return new StatusError(401, 'Unauthorized', 'Unauthorized');
}

export interface ForbiddenRequest {
  user: string;
  verb: string;
  group: string;
  resource: string;
  subresource?: string;
  namespace?: string;
  name?: string;
  explanation?: string;
}

/** kubernetes/apiserver: pkg/endpoints/handlers/responsewriters/errors.go, forbiddenMessage */
export function forbidden(request: ForbiddenRequest): StatusError {
  const { group, namespace, name, verb, user } = request;
  const resource = request.subresource
    ? `${request.resource}/${request.subresource}`
    : request.resource;
  const scope = namespace
    ? `in the namespace "${namespace}"`
    : 'at the cluster scope';
  const qualified = group
    ? `${request.resource}.${group}`
    : `${request.resource}`;
  const subject = name ? `${qualified} "${name}"` : qualified;
  return new StatusError(
    403,
    'Forbidden',
    `${subject} is forbidden: User "${user}" cannot ${verb} resource "${resource}" in API group "${group}" ${scope}${
      request.explanation ? `: ${request.explanation}` : ''
    }`,
    {
      ...(name && { name }),
      ...(group && { group }),
      kind: request.resource,
    },
  );
}

/** What no resource of the cluster answers to. */
export function pageNotFound(): StatusError {
  return new StatusError(
    404,
    'NotFound',
    'the server could not find the requested resource',
    {},
  );
}

export function notFound(resource: ApiResource, name: string): StatusError {
  return new StatusError(
    404,
    'NotFound',
    `${qualifiedName(resource)} "${name}" not found`,
    details(resource, name),
  );
}

export function methodNotAllowed(): StatusError {
  return new StatusError(
    405,
    'MethodNotAllowed',
    'the server does not allow this method on the requested resource',
    {},
  );
}

export function notAcceptable(accepted: readonly string[]): StatusError {
  return new StatusError(
    406,
    'NotAcceptable',
    `only the following media types are accepted: ${accepted.join(', ')}`,
  );
}

export function alreadyExists(resource: ApiResource, name: string) {
  return new StatusError(
    409,
    'AlreadyExists',
    `${qualifiedName(resource)} "${name}" already exists`,
    details(resource, name),
  );
}

export function conflict(
  resource: ApiResource,
  name: string,
  reason = 'the object has been modified; please apply your changes to the latest version and try again',
): StatusError {
  return new StatusError(
    409,
    'Conflict',
    `Operation cannot be fulfilled on ${qualifiedName(
      resource,
    )} "${name}": ${reason}`,
    details(resource, name),
  );
}

/** An answer to a list whose continue token has outlived the history. */
export function continueExpired(continueToken: string): StatusError {
  return new StatusError(
    410,
    'Expired',
    'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.',
    undefined,
    { continue: continueToken },
  );
}

export function resourceVersionTooOld(asked: number, oldest: number) {
  return new StatusError(
    410,
    'Expired',
    `too old resource version: ${asked} (${oldest})`,
  );
}

export function unsupportedMediaType(accepted: readonly string[]): StatusError {
  return new StatusError(
    415,
    'UnsupportedMediaType',
    `the body of the request was in an unknown format - accepted media types include: ${accepted.join(
      ', ',
    )}`,
  );
}

export function invalid(
  resource: ApiResource,
  name: string,
  causes: StatusCause[],
): StatusError {
  const messages = causes.map(cause => `${cause.field}: ${cause.message}`);
  const text = messages.length === 1 ? messages[0] : `[${messages.join(', ')}]`;
  const group = resource.group ? `.${resource.group}` : '';
  return new StatusError(
    422,
    'Invalid',
    `${resource.kind}${group} "${name}" is invalid: ${text}`,
    {
      name,
      ...(resource.group && { group: resource.group }),
      kind: resource.kind,
      causes,
    },
  );
}

function details(resource: ApiResource, name: string) {
  return {
    name,
    ...(resource.group && { group: resource.group }),
    kind: resource.plural,
  };
}
