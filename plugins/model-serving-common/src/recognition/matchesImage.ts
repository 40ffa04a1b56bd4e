import { matchesGlob } from './matchesGlob';

/** No registry takes a longer reference; a longer one was not written to be pulled. */
const LONGEST_IMAGE = 1000;

const DIGEST = /@[^/@]*$/;
/** What a container runtime puts before the short names of Docker Hub. */
const DOCKER_HUB = /^(index\.)?docker\.io\/(library\/)?/;

interface ImageParts {
  repository: string;
  tag: string | undefined;
}

/**
 * Whether a container's image is one that a pattern means. Repository and tag are matched each on
 * its own: a pattern without a tag takes every tag, an image without one has `latest`. A digest
 * is left out, since it only says which build the tag stood for.
 */
export function matchesImage(pattern: string, image: string): boolean {
  if (image === '' || image.length > LONGEST_IMAGE) {
    return false;
  }
  const wanted = partsOf(pattern);
  const { repository, tag = 'latest' } = partsOf(image.replace(DIGEST, ''));
  return (
    matchesGlob(wanted.repository, repository) &&
    (wanted.tag === undefined || matchesGlob(wanted.tag, tag))
  );
}

/** A colon before the last slash belongs to the registry's port. */
function partsOf(reference: string): ImageParts {
  const name = reference.replace(DOCKER_HUB, '');
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
  return colon < 0
    ? { repository: name, tag: undefined }
    : { repository: name.slice(0, colon), tag: name.slice(colon + 1) };
}
