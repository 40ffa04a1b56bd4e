/**
 * Makes etcd forget all history up to now, and tells the API server, which answers from snapshots of
 * its own until it reads in that key that the history is gone
 * (kubernetes/apiserver: pkg/storage/etcd3/compact.go). By etcd's JSON gateway
 * (etcd-io/etcd: api/etcdserverpb/rpc.proto).
 */
export async function compactEtcd(url: string): Promise<void> {
  const { header } = await call(`${url}/v3/kv/range`, { key: base64('\0') });
  await call(`${url}/v3/kv/put`, {
    key: base64('compact_rev_key'),
    value: base64(header.revision),
  });
  await call(`${url}/v3/kv/compaction`, {
    revision: header.revision,
    physical: true,
  });
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

async function call(
  url: string,
  body: object,
): Promise<{ header: { revision: string } }> {
  const answer = await fetch(url, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  if (!answer.ok) {
    throw new Error(`${url}: HTTP ${answer.status}`);
  }
  return (await answer.json()) as { header: { revision: string } };
}
