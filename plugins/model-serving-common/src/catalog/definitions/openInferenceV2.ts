import {
  ANYTHING,
  BOOLEAN,
  type HttpInterface,
  INTEGER,
  list,
  object,
  type Schema,
  TEXT,
} from './openApi';

const PARAMETERS: Schema = { type: 'object', additionalProperties: true };

const SHAPE = { name: TEXT, datatype: TEXT, shape: list(INTEGER) };

const TENSOR = object({ ...SHAPE, data: ANYTHING }, { parameters: PARAMETERS });

/** The open inference protocol, version 2 (kserve/open-inference-protocol: specification/protocol). */
export const OPEN_INFERENCE_V2: HttpInterface = {
  title: 'Open inference protocol v2',
  operations: [
    {
      method: 'get',
      path: '/v2/health/live',
      summary: 'Whether the server lives',
    },
    {
      method: 'get',
      path: '/v2/health/ready',
      summary: 'Whether all models are ready',
    },
    {
      method: 'get',
      path: '/v2/models/{model}',
      summary: 'What the model takes and gives',
      response: object(
        { name: TEXT, platform: TEXT },
        {
          versions: list(TEXT),
          inputs: list(object(SHAPE)),
          outputs: list(object(SHAPE)),
        },
      ),
    },
    {
      method: 'get',
      path: '/v2/models/{model}/ready',
      summary: 'Whether the model is ready',
      response: object({}, { name: TEXT, ready: BOOLEAN }),
    },
    {
      method: 'post',
      path: '/v2/models/{model}/infer',
      summary: 'One inference',
      request: object(
        { inputs: list(TENSOR) },
        {
          id: TEXT,
          parameters: PARAMETERS,
          outputs: list(object({ name: TEXT }, { parameters: PARAMETERS })),
        },
      ),
      response: object(
        { model_name: TEXT, outputs: list(TENSOR) },
        { model_version: TEXT, id: TEXT, parameters: PARAMETERS },
      ),
    },
  ],
};
