/** A file of a template or of a project made from one. @public */
export interface ProjectFile {
  /** relative to the project's folder, with `/` between its parts */
  path: string;
  content: Uint8Array;
  executable: boolean;
}

/** @public */
export function textFile(
  path: string,
  text: string,
  executable = false,
): ProjectFile {
  return { path, content: Buffer.from(text, 'utf8'), executable };
}

const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The text of a file; undefined of one that is none, which a template copies as it is.
 *
 * @public
 */
export function textOf({ content }: ProjectFile): string | undefined {
  if (content.includes(0)) {
    return undefined;
  }
  try {
    return DECODER.decode(content);
  } catch {
    return undefined;
  }
}
