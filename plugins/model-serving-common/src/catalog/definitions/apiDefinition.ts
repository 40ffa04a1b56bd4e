import type { HttpInterface } from './openApi';
import { openApi } from './openApi';
import { OPENAI_COMPATIBLE } from './openAi';
import { OPEN_INFERENCE_GRPC } from './openInferenceGrpc';
import { OPEN_INFERENCE_V1 } from './openInferenceV1';
import { OPEN_INFERENCE_V2 } from './openInferenceV2';
import { SELDON } from './seldon';
import { TENSORFLOW } from './tensorFlow';

/** What an interface is called and how it is defined. */
export interface ApiDefinition {
  type: 'openapi' | 'grpc';
  title: string;
  definition: string;
}

const HTTP: ReadonlyMap<string, HttpInterface> = new Map([
  ['v1', OPEN_INFERENCE_V1],
  ['v2', OPEN_INFERENCE_V2],
  ['openai', OPENAI_COMPATIBLE],
  ['seldon', SELDON],
  ['tensorflow', TENSORFLOW],
]);

/**
 * The definition of a protocol for one model; undefined for one that we have none of. That
 * includes TensorFlow's gRPC (`grpc-v1`), whose messages are TensorFlow's own graph types.
 */
export function apiDefinition(
  protocol: string,
  model: string,
): ApiDefinition | undefined {
  if (protocol === 'grpc-v2') {
    return {
      type: 'grpc',
      title: 'Open inference protocol, gRPC',
      definition: OPEN_INFERENCE_GRPC,
    };
  }
  const http = HTTP.get(protocol);
  return http
    ? {
        type: 'openapi',
        title: http.title,
        definition: openApi(http, model),
      }
    : undefined;
}
