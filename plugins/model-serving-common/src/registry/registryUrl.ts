import { httpUrl } from '../kubernetes/httpUrl';
import { firstMark, type Marks } from '../kubernetes/marks';
import { type Known, orUnknown } from '../model/known';
import { REGISTRY_URL } from './registryMarks';

/**
 * The registry's own address with a page of it behind: as a path, or as a fragment where the
 * registry's pages are fragments. Without credentials, query and any former fragment.
 */
export function registryUrl(
  places: readonly Marks[],
  page: string,
): Known<string> {
  const url = httpUrl(firstMark(places, REGISTRY_URL) ?? '');
  if (!url) {
    return orUnknown<string>(
      undefined,
      `no annotation ${REGISTRY_URL} with an http or https address says where the registry is`,
    );
  }
  url.search = '';
  url.hash = '';
  return `${url.href.replace(/\/+$/, '')}${page}`;
}
