import { plainText } from '../kubernetes/plainText';

/** Tags that name no version: what they mean changes. */
const MOVING_TAGS = new Set(['latest', 'stable', 'main', 'master', 'dev']);

/**
 * The version that an image's tag names; undefined where it has none or one that moves. A colon
 * before the last slash belongs to the registry's port.
 */
export function imageVersion(image: string): string | undefined {
  const [, tag] =
    /:([\w][\w.-]*)$/.exec(image.replace(/@.*$/, '').replace(/^.*\//, '')) ??
    [];
  return tag === undefined || MOVING_TAGS.has(tag) ? undefined : plainText(tag);
}
