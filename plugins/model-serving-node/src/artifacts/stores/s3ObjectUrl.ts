import { RemoteError } from '../http/RemoteError';

export interface S3Object {
  bucket: string;
  /** encoded for a URL; of the bucket itself it is empty */
  path: string;
  /** encoded and sorted */
  query?: string;
}

const REGION = /^[a-z]{2}[a-z0-9-]+$/;

/**
 * Where an object is: below the endpoint that is configured, else at AWS. A bucket with dots in its
 * name matches no certificate as a host, and is part of the path.
 *
 * @throws RemoteError for what is no region: it would lead to another host
 */
export function s3ObjectUrl(
  { bucket, path, query }: S3Object,
  region: string,
  endpoint?: string,
): URL {
  const search = query === undefined ? '' : `?${query}`;
  if (endpoint !== undefined) {
    return new URL(
      `${endpoint.replace(/\/+$/, '')}/${bucket}/${path}${search}`,
    );
  }
  if (!REGION.test(region)) {
    throw new RemoteError({
      kind: 'refused',
      what: 'read the model',
      where: `s3://${bucket}`,
      why: `"${region}" is no region of AWS`,
      hint: 'check AWS_REGION',
    });
  }
  const host = `s3.${region}.amazonaws.com${
    region.startsWith('cn-') ? '.cn' : ''
  }`;
  return new URL(
    bucket.includes('.')
      ? `https://${host}/${bucket}/${path}${search}`
      : `https://${bucket}.${host}/${path}${search}`,
  );
}
