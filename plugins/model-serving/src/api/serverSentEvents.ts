/** @public */
export interface ServerSentEvent {
  event: string;
  data: string;
}

/**
 * The events of a `text/event-stream` body (WHATWG HTML, 9.2.6). Read by fetch, since an
 * EventSource cannot send the caller's token.
 *
 * Comments are passed to `onActivity` only: they prove that the other side lives.
 */
export async function* serverSentEvents(
  body: ReadableStream<Uint8Array>,
  onActivity: () => void,
): AsyncGenerator<ServerSentEvent> {
  let event = '';
  let data: string[] = [];
  for await (const line of lines(body, onActivity)) {
    if (line === '') {
      if (data.length > 0) {
        yield { event: event || 'message', data: data.join('\n') };
      }
      event = '';
      data = [];
      continue;
    }
    const [field, value] = splitField(line);
    if (field === 'event') {
      event = value;
    } else if (field === 'data') {
      data.push(value);
    }
  }
}

function splitField(line: string): [field: string, value: string] {
  const colon = line.indexOf(':');
  if (colon < 0) {
    return [line, ''];
  }
  return [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, '')];
}

async function* lines(
  body: ReadableStream<Uint8Array>,
  onActivity: () => void,
): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  // A fleet of 10,000 services is one line in many chunks: they are joined once, not at each.
  let pending: string[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      onActivity();
      const parts = decoder.decode(value, { stream: true }).split('\n');
      for (const part of parts.slice(0, -1)) {
        yield [...pending, part].join('').replace(/\r$/, '');
        pending = [];
      }
      pending.push(parts.at(-1) ?? '');
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}
