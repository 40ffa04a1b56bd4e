/** A single object beyond this is not one that we read; etcd itself stops at 1.5 MB. */
const LONGEST_LINE = 16 * 1024 * 1024;

/**
 * Complete lines of a stream. What follows the last line break is dropped: it is what arrived of
 * a line when the connection broke.
 *
 * @throws what the stream fails with, and when a line does not end
 */
export async function* readLines(
  stream: AsyncIterable<Buffer>,
): AsyncGenerator<string> {
  let parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    let start = 0;
    let end = chunk.indexOf(0x0a);
    while (end >= 0) {
      parts.push(chunk.subarray(start, end));
      yield Buffer.concat(parts).toString('utf8');
      parts = [];
      size = 0;
      start = end + 1;
      end = chunk.indexOf(0x0a, start);
    }
    parts.push(chunk.subarray(start));
    size += chunk.length - start;
    if (size > LONGEST_LINE) {
      throw new Error('a watch event is larger than 16 MiB');
    }
  }
}
