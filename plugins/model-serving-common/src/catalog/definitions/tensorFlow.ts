import { ANYTHING, type HttpInterface, list, object, TEXT } from './openApi';

/** TensorFlow Serving's REST interface; rows and columns are two ways to ask. */
export const TENSORFLOW: HttpInterface = {
  title: 'TensorFlow Serving REST',
  operations: [
    {
      method: 'get',
      path: '/v1/models/{model}',
      summary: 'The state of each loaded version',
      response: object({
        model_version_status: list(object({ version: TEXT, state: TEXT })),
      }),
    },
    {
      method: 'get',
      path: '/v1/models/{model}/metadata',
      summary: 'The signatures of the model',
      response: object({ metadata: ANYTHING }),
    },
    {
      method: 'post',
      path: '/v1/models/{model}:predict',
      summary: 'Predictions for rows (instances) or columns (inputs)',
      request: object(
        {},
        { signature_name: TEXT, instances: list(ANYTHING), inputs: ANYTHING },
      ),
      response: object({}, { predictions: list(ANYTHING), outputs: ANYTHING }),
    },
  ],
};
