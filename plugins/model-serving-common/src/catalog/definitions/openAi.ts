import {
  BOOLEAN,
  type HttpInterface,
  INTEGER,
  list,
  NUMBER,
  object,
  TEXT,
} from './openApi';

const SAMPLING = {
  max_tokens: INTEGER,
  temperature: NUMBER,
  top_p: NUMBER,
  stop: list(TEXT),
  stream: BOOLEAN,
};

const USAGE = object({ prompt_tokens: INTEGER, total_tokens: INTEGER });

const MESSAGE = object({ role: TEXT, content: TEXT });

/** The part of OpenAI's interface that vLLM, NIM and KServe's LLM runtimes share. */
export const OPENAI_COMPATIBLE: HttpInterface = {
  title: 'OpenAI-compatible interface',
  operations: [
    {
      method: 'get',
      path: '/v1/models',
      summary: 'The models that answer here',
      response: object({ data: list(object({ id: TEXT })) }),
    },
    {
      method: 'post',
      path: '/v1/chat/completions',
      summary: 'The next message of a conversation',
      request: object({ model: TEXT, messages: list(MESSAGE) }, SAMPLING),
      response: object(
        {
          id: TEXT,
          choices: list(
            object(
              { index: INTEGER, message: MESSAGE },
              { finish_reason: TEXT },
            ),
          ),
        },
        { usage: USAGE },
      ),
      responseType: 'text/event-stream',
    },
    {
      method: 'post',
      path: '/v1/completions',
      summary: 'How a text goes on',
      request: object({ model: TEXT, prompt: TEXT }, SAMPLING),
      response: object(
        {
          id: TEXT,
          choices: list(
            object({ index: INTEGER, text: TEXT }, { finish_reason: TEXT }),
          ),
        },
        { usage: USAGE },
      ),
      responseType: 'text/event-stream',
    },
    {
      method: 'post',
      path: '/v1/embeddings',
      summary: 'Embeddings, where the model makes them',
      request: object({ model: TEXT, input: list(TEXT) }),
      response: object(
        { data: list(object({ index: INTEGER, embedding: list(NUMBER) })) },
        { usage: USAGE },
      ),
    },
  ],
};
