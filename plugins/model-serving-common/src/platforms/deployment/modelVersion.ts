import { type Known, orUnknown } from '../../model/known';
import { imageVersion } from '../imageVersion';
import { versionMark } from '../versionMark';
import { marksOf, type PlainWorkload } from '../PlainWorkload';

/** By label or annotation, else by the tag of the first container's image. */
export function modelVersion(workload: PlainWorkload): Known<string> {
  return orUnknown(
    versionMark(marksOf(workload)) ??
      imageVersion(workload.template.containers[0]?.image ?? ''),
    'no label modeldeck.io/model-version, and its image has no tag that names a version',
  );
}
