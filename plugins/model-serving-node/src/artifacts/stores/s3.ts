import type { S3Access } from '../ArtifactAccess';
import { artifactPath } from '../http/artifactPath';
import { getRemote, type RemoteAnswer } from '../http/getRemote';
import type { FileRequest, FolderRequest } from './ArtifactStore';
import { bucketNames, LARGEST_LISTING } from './bucketListing';
import { bucketUri } from './bucketUri';
import { type S3Object, s3ObjectUrl } from './s3ObjectUrl';
import { signS3 } from './signS3';
import { storeError } from './storeError';

interface S3Question extends S3Object {
  what: string;
  maxBytes: number;
}

const DEFAULT_REGION = 'us-east-1';

const HINT =
  'give credentials that may read it: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN';

/** A file of a bucket at AWS, or at the endpoint that is configured. */
export async function readFromS3(request: FileRequest): Promise<Buffer> {
  const { uri, file, maxBytes } = request;
  const what = `read ${file}`;
  const { bucket, folder } = bucketUri(uri, what);
  const path = artifactPath(`${folder}/${file}`, what, uri);
  return answerOf({ bucket, path, what, maxBytes }, request);
}

/** The names in a folder of such a bucket. */
export async function listS3(request: FolderRequest): Promise<string[]> {
  const what = 'list the folder';
  const { bucket, folder } = bucketUri(request.uri, what);
  return bucketNames(folder, query =>
    answerOf(
      { bucket, path: '', query, what, maxBytes: LARGEST_LISTING },
      request,
    ),
  );
}

async function answerOf(
  question: S3Question,
  request: FolderRequest,
): Promise<Buffer> {
  const { uri, access } = request;
  const region = access.s3?.region ?? DEFAULT_REGION;
  let answer = await ask(question, region, request);
  const other = otherRegion(answer, region, access.s3);
  if (other !== undefined) {
    answer = await ask(question, other, request);
  }
  const { status, body } = answer;
  if (status !== 200) {
    const { what } = question;
    throw storeError({ what, where: uri, status, body, hint: HINT });
  }
  return body;
}

async function ask(
  { what, maxBytes, ...object }: S3Question,
  region: string,
  { access, timeoutMs, signal, now }: FolderRequest,
): Promise<RemoteAnswer> {
  const { credentials, endpoint, ca } = access.s3 ?? {};
  const url = s3ObjectUrl(object, region, endpoint);
  return getRemote({
    url,
    what,
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
