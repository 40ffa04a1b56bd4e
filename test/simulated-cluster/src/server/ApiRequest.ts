import { parse } from 'yaml';
import type { JsonObject } from '../json/KubeObject';
import { isJsonObject } from '../json/read';
import type { ApiResource } from '../resources/ApiResource';
import type { UserInfo } from '../security/Authenticator';
import { decodeProtobuf, PROTOBUF } from './protobuf';
import type { RequestInfo } from './RequestInfo';
import { badRequest, unsupportedMediaType } from './statusErrors';

/** A request with everything about it told apart. */
export interface ApiRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  accept: string;
  /** media type of the body, without parameters */
  contentType: string;
  userAgent: string;
  body: Buffer;
  user: UserInfo;
  info: RequestInfo;
}

/** A request about a resource that is served. */
export interface ResourceRequest extends ApiRequest {
  resource: ApiResource;
}

const YAML = 'application/yaml';
const ACCEPTED = ['application/json', YAML];

/** The body of a create, update or delete; undefined when there is none. */
export function readObject(request: ApiRequest): JsonObject | undefined {
  if (request.body.length === 0) {
    return undefined;
  }
  const decoded =
    request.contentType === PROTOBUF ? decodeProtobuf(request.body) : undefined;
  if (decoded) {
    return decoded;
  }
  if (request.contentType && !ACCEPTED.includes(request.contentType)) {
    throw unsupportedMediaType(ACCEPTED);
  }
  return parseObject(request);
}

export function parseObject(request: ApiRequest): JsonObject {
  const value = parseBody(request);
  if (!isJsonObject(value)) {
    throw badRequest('the body of the request is not an object');
  }
  return value;
}

export function parseBody(request: ApiRequest): unknown {
  const text = request.body.toString();
  try {
    return request.contentType.endsWith('yaml')
      ? parse(text)
      : JSON.parse(text);
  } catch (error) {
    throw badRequest(`error decoding the body: ${(error as Error).message}`);
  }
}

export function isDryRun(request: ApiRequest): boolean {
  const values = request.query.getAll('dryRun');
  if (values.some(value => value !== 'All')) {
    throw badRequest(
      `invalid dryRun ${JSON.stringify(values)}: supported values: "All"`,
    );
  }
  return values.length > 0;
}
