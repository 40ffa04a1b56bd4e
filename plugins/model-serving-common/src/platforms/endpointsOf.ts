import { plainText } from '../kubernetes/plainText';
import { uriWithoutCredentials } from '../kubernetes/withoutCredentials';
import type { Endpoint } from '../model/types';

const CLUSTER_HOST =
  /^[a-z][a-z0-9+.-]*:\/\/[^/:]+\.svc(\.[a-z0-9.-]+)?(:\d+)?(\/|$)/i;

/** Addresses without repeats; KServe writes in-cluster names into either field. */
export function endpointsOf(
  urls: ReadonlyArray<string | undefined>,
): Endpoint[] {
  const cleaned = urls.flatMap(url =>
    url ? [plainText(uriWithoutCredentials(url))] : [],
  );
  return [...new Set(cleaned)].map(url => ({
    url,
    reach: CLUSTER_HOST.test(url) ? 'cluster' : 'external',
  }));
}
