import type { WhyNot } from '../WhyNot';

/** One operation of a JSON patch (RFC 6902). */
export interface JsonOperation {
  op: 'test' | 'add' | 'replace' | 'copy' | 'remove';
  path: string;
  from?: string;
  value?: unknown;
}

export interface ImageChange {
  /** its name */
  container: string;
  /** what it runs now */
  before: string;
  operations: JsonOperation[];
}

/**
 * Another image for the container that serves the model, behind a test that it is still the one
 * that was read. Of several containers it is the one whose image comes from the same repository.
 *
 * @param path JSON pointer to the list of the containers
 */
export function imageChange({
  containers,
  image,
  path,
}: {
  containers: ReadonlyArray<{ name: string; image: string }>;
  image: string;
  path: string;
}): ImageChange | WhyNot {
  const alike = [...containers.entries()].filter(
    ([, container]) => repositoryOf(container.image) === repositoryOf(image),
  );
  const [only, ...others] =
    containers.length === 1 ? [...containers.entries()] : alike;
  if (!only || others.length > 0) {
    return {
      reason: 'version-does-not-fit',
      message: `which of its ${containers.length} containers is to get the image cannot be told: not just one has an image of that repository now`,
      instead: 'change the image in its manifest',
    };
  }
  const [index, { name, image: before }] = only;
  if (name === '' || before === '') {
    return {
      reason: 'malformed-field',
      message:
        'its container has no name or no image, so there is none to change',
      instead: 'correct the container first',
    };
  }
  if (before === image) {
    return {
      reason: 'same-version',
      message: `container ${name} runs ${image} already`,
      instead: 'give the image of another version',
    };
  }
  const place = `${path}/${index}`;
  return {
    container: name,
    before,
    operations: [
      { op: 'test', path: `${place}/name`, value: name },
      { op: 'test', path: `${place}/image`, value: before },
      { op: 'replace', path: `${place}/image`, value: image },
    ],
  };
}

/** A colon before the last slash belongs to the registry's port. */
function repositoryOf(image: string): string {
  return image.replace(/@.*$/, '').replace(/:[^:/]*$/, '');
}
