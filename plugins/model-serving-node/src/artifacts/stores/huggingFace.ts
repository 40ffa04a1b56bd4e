import { artifactPath } from '../http/artifactPath';
import { getRemote } from '../http/getRemote';
import { RemoteError } from '../http/RemoteError';
import type { FileRequest } from './ArtifactStore';
import { storeError } from './storeError';

const HUB = 'https://huggingface.co';

/** Where the public hub sends those who read its files. */
const HUB_FILES = /(?:^|\.)(?:huggingface\.co|hf\.co)$/;

/** kserve/kserve: python/storage, `hf://org/model[:revision]` */
const MODEL = /^hf:\/\/([\w.-]+\/[\w.-]+?)(?::([^:]+))?\/*$/;

const HINT = 'give a token that may read it: HF_TOKEN';

/** A file of a model on the Hugging Face Hub, or on what stands in for it. */
export async function readFromHuggingFace(
  request: FileRequest,
): Promise<Buffer> {
  const { uri, file, access, maxBytes, timeoutMs, signal } = request;
  const what = `read ${file}`;
  const [, model, revision = 'main'] = MODEL.exec(uri) ?? [];
  if (model === undefined) {
    throw new RemoteError({
      kind: 'refused',
      what,
      where: uri,
      why: 'it does not name one model of one organisation',
      hint: 'write it as hf://ORGANISATION/MODEL',
    });
  }
  const { url = HUB, token } = access.huggingFace ?? {};
  const path = artifactPath(`${model}/resolve/${revision}/${file}`, what, uri);
  const { status, body } = await getRemote({
    url: new URL(`${url.replace(/\/+$/, '')}/${path}`),
    what,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    maxBytes,
    timeoutMs,
    signal,
    mayFollow: ({ hostname }) => url === HUB && HUB_FILES.test(hostname),
  });
  if (status !== 200) {
    throw storeError({ what, where: uri, status, body, hint: HINT });
  }
  return body;
}
