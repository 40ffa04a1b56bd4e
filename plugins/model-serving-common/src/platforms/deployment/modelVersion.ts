import type { Deployment } from '../../kubernetes/deployment';
import { plainText } from '../../kubernetes/plainText';
import { type Known, orUnknown } from '../../model/known';
import { versionMark } from '../versionMark';
import { marksOf } from './DeploymentGroup';

/** Tags that name no version: what they mean changes. */
const MOVING_TAGS = new Set(['latest', 'stable', 'main', 'master', 'dev']);

/** By label or annotation, else by the tag of the first container's image. */
export function modelVersion(deployment: Deployment): Known<string> {
  return orUnknown(
    versionMark(marksOf(deployment)) ??
      tagOf(deployment.template.containers[0]?.image ?? ''),
    'no label modeldeck.io/model-version, and its image has no tag that names a version',
  );
}

/** A colon before the last slash belongs to the registry's port. */
function tagOf(image: string): string | undefined {
  const [, tag] =
    /:([\w][\w.-]*)$/.exec(image.replace(/@.*$/, '').replace(/^.*\//, '')) ??
    [];
  return tag === undefined || MOVING_TAGS.has(tag) ? undefined : plainText(tag);
}
