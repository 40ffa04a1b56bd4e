import fc from 'fast-check';
import { serverSentEvents, type ServerSentEvent } from './serverSentEvents';

function streamOf(chunks: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) {
        controller.enqueue(chunk);
      }
      controller.close();
    },
  });
}

async function eventsOf(
  chunks: Uint8Array[],
  onActivity = () => {},
): Promise<ServerSentEvent[]> {
  const events: ServerSentEvent[] = [];
  for await (const event of serverSentEvents(streamOf(chunks), onActivity)) {
    events.push(event);
  }
  return events;
}

const encode = (text: string) => new TextEncoder().encode(text);

describe('serverSentEvents', () => {
  it('reads events with their type and all lines of their data', async () => {
    const text =
      'event: fleet\ndata: one\ndata: two\n\ndata:no space\n\nevent: x\n\n';
    await expect(eventsOf([encode(text)])).resolves.toEqual([
      { event: 'fleet', data: 'one\ntwo' },
      { event: 'message', data: 'no space' },
    ]);
  });

  it('takes CRLF for an end of line', async () => {
    await expect(
      eventsOf([encode('event: a\r\ndata: b\r\n\r\n')]),
    ).resolves.toEqual([{ event: 'a', data: 'b' }]);
  });

  it('tells activity for comments too, and makes no event of them', async () => {
    const onActivity = jest.fn();
    const events = await eventsOf([encode(': heartbeat\n\n')], onActivity);
    expect(events).toEqual([]);
    expect(onActivity).toHaveBeenCalledTimes(1);
  });

  it('drops an event that the connection broke off in', async () => {
    await expect(eventsOf([encode('event: a\ndata: b\n')])).resolves.toEqual(
      [],
    );
  });

  it('does not depend on how the bytes are cut', async () => {
    const bytes = encode('event: fleet\r\ndata: {"name":"서비스"}\r\n\r\n');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: bytes.length }), { maxLength: 6 }),
        async cuts => {
          const edges = [0, ...cuts.sort((a, b) => a - b), bytes.length];
          const chunks = edges
            .slice(1)
            .map((edge, index) => bytes.slice(edges[index], edge));
          expect(await eventsOf(chunks)).toEqual([
            { event: 'fleet', data: '{"name":"서비스"}' },
          ]);
        },
      ),
    );
  });
});
