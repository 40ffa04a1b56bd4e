import {
  ANYTHING,
  BOOLEAN,
  type HttpInterface,
  list,
  object,
  TEXT,
} from './openApi';

/** KServe's first protocol: TensorFlow Serving's rows, and explanations beside them. */
export const OPEN_INFERENCE_V1: HttpInterface = {
  title: 'Inference protocol v1',
  operations: [
    {
      method: 'get',
      path: '/v1/models/{model}',
      summary: 'Whether the model is ready',
      response: object({ name: TEXT, ready: BOOLEAN }),
    },
    {
      method: 'post',
      path: '/v1/models/{model}:predict',
      summary: 'Predictions, one for each instance',
      request: object({ instances: list(ANYTHING) }),
      response: object({ predictions: list(ANYTHING) }),
    },
    {
      method: 'post',
      path: '/v1/models/{model}:explain',
      summary: 'Explanations, where the service has an explainer',
      request: object({ instances: list(ANYTHING) }),
      response: object({}, { predictions: list(ANYTHING) }),
    },
  ],
};
