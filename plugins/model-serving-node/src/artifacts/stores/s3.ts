import type { S3Access } from '../ArtifactAccess';
import { artifactPath } from '../http/artifactPath';
import { getRemote, type RemoteAnswer } from '../http/getRemote';
import type { FileRequest } from './ArtifactStore';
import { bucketUri } from './bucketUri';
import { type S3Object, s3ObjectUrl } from './s3ObjectUrl';
import { signS3 } from './signS3';
import { storeError } from './storeError';

const DEFAULT_REGION = 'us-east-1';

const HINT =
  'give credentials that may read it: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN';

/** A file of a bucket at AWS, or at the endpoint that is configured. */
export async function readFromS3(request: FileRequest): Promise<Buffer> {
  const { uri, file, access } = request;
  const what = `read ${file}`;
  const { bucket, folder } = bucketUri(uri, what);
  const object = {
    bucket,
    path: artifactPath(`${folder}/${file}`, what, uri),
  };
  const region = access.s3?.region ?? DEFAULT_REGION;
  let answer = await ask(object, region, request);
  const other = otherRegion(answer, region, access.s3);
  if (other !== undefined) {
    answer = await ask(object, other, request);
  }
  const { status, body } = answer;
  if (status !== 200) {
    throw storeError({ what, where: uri, status, body, hint: HINT });
  }
  return body;
}

async function ask(
  object: S3Object,
  region: string,
  request: FileRequest,
): Promise<RemoteAnswer> {
  const { file, access, maxBytes, timeoutMs, signal, now } = request;
  const { credentials, ca } = access.s3 ?? {};
  const url = s3ObjectUrl(object, region, access.s3?.endpoint);
  return getRemote({
    url,
    what: `read ${file}`,
    headers: credentials && signS3(url, { credentials, region, now: now() }),
    tls: { ca },
    maxBytes,
    timeoutMs,
    signal,
    mostRedirects: 0,
  });
}

/** AWS tells a wrong region, and which one is right. */
function otherRegion(
  { status, headers }: RemoteAnswer,
  region: string,
  access: S3Access | undefined,
): string | undefined {
  const told = headers['x-amz-bucket-region'];
  const isElsewhere =
    status !== 200 &&
    access?.endpoint === undefined &&
    typeof told === 'string' &&
    told !== region;
  return isElsewhere ? told : undefined;
}
