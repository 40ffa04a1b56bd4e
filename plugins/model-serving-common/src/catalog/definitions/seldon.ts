import {
  ANYTHING,
  type HttpInterface,
  INTEGER,
  list,
  NUMBER,
  object,
  TEXT,
} from './openApi';

/** One of the payloads, and what Seldon's graph says about it. */
const MESSAGE = object(
  {},
  {
    data: object(
      {},
      {
        names: list(TEXT),
        ndarray: list(ANYTHING),
        tensor: object({ shape: list(INTEGER), values: list(NUMBER) }),
      },
    ),
    strData: TEXT,
    binData: { type: 'string', format: 'byte' },
    jsonData: ANYTHING,
    meta: object({}, { puid: TEXT, tags: ANYTHING, routing: ANYTHING }),
  },
);

/** Seldon Core 1's own protocol, as its service orchestrator answers it. */
export const SELDON: HttpInterface = {
  title: 'Seldon protocol',
  operations: [
    {
      method: 'post',
      path: '/api/v1.0/predictions',
      summary: 'One pass through the inference graph',
      request: MESSAGE,
      response: MESSAGE,
    },
    {
      method: 'post',
      path: '/api/v1.0/feedback',
      summary:
        'Truth or reward for an earlier answer, which routers learn from',
      request: object(
        {},
        { request: MESSAGE, response: MESSAGE, reward: NUMBER, truth: MESSAGE },
      ),
      response: MESSAGE,
    },
  ],
};
