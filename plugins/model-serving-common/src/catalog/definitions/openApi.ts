/** A JSON schema, as far as our definitions go. */
export type Schema = Readonly<Record<string, unknown>>;

/** What one path and method takes and answers. */
export interface Operation {
  method: 'get' | 'post';
  path: string;
  summary: string;
  request?: Schema;
  response?: Schema;
  /** other than JSON, e.g. a stream */
  responseType?: string;
}

/** What an interface consists of, whichever service provides it. */
export interface HttpInterface {
  title: string;
  operations: readonly Operation[];
}

export const ANYTHING: Schema = {};
export const TEXT: Schema = { type: 'string' };
export const NUMBER: Schema = { type: 'number' };
export const INTEGER: Schema = { type: 'integer' };
export const BOOLEAN: Schema = { type: 'boolean' };

export function list(items: Schema): Schema {
  return { type: 'array', items };
}

/** An object whose fields before `rest` must be there. */
export function object(
  required: Readonly<Record<string, Schema>>,
  rest: Readonly<Record<string, Schema>> = {},
): Schema {
  return {
    type: 'object',
    required: Object.keys(required),
    properties: { ...required, ...rest },
  };
}

/**
 * An OpenAPI 3.0 document as JSON. It has no servers: addresses come and go with the service's
 * state, and the document is part of its identity.
 */
export function openApi(
  { title, operations }: HttpInterface,
  model: string,
): string {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method]: toOperation(operation, model),
    };
  }
  const info = { title, version: '1' };
  return JSON.stringify({ openapi: '3.0.3', info, paths });
}

function toOperation(
  { path, summary, request, response, responseType }: Operation,
  model: string,
): object {
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'model' ? { ...TEXT, default: model } : TEXT,
  }));
  return {
    summary,
    ...(parameters.length > 0 && { parameters }),
    ...(request && {
      requestBody: { required: true, content: jsonContent(request) },
    }),
    responses: {
      200: {
        description: 'OK',
        ...(response && {
          content: responseType
            ? { ...jsonContent(response), [responseType]: { schema: TEXT } }
            : jsonContent(response),
        }),
      },
    },
  };
}

function jsonContent(schema: Schema): Record<string, object> {
  return { 'application/json': { schema } };
}
