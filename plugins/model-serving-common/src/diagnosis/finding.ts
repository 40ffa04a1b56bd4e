import { plainText } from '../kubernetes/plainText';
import type { KubeObject } from '../kubernetes/resourceType';
import { textWithoutCredentials } from '../kubernetes/withoutCredentials';
import type { Evidence, Finding } from '../model/types';

const LONGEST_QUOTE = 240;

/** `Kind/name`, as findings name objects. @public */
export function subjectOf(object: KubeObject): string {
  return plainText(`${object.kind}/${object.metadata.name}`);
}

/**
 * Text that the cluster wrote, fit to be shown: one line, no escapes, no credentials. The end
 * of a long text is kept with `keep: 'end'`, where a traceback has its cause.
 *
 * @public
 */
export function quote(
  text: string,
  { keep = 'start' }: { keep?: 'start' | 'end' } = {},
): string {
  const line = plainText(textWithoutCredentials(text), 4096);
  if (line.length <= LONGEST_QUOTE) {
    return line;
  }
  return keep === 'start'
    ? `${line.slice(0, LONGEST_QUOTE - 1).trimEnd()}…`
    : `…${line.slice(1 - LONGEST_QUOTE).trimStart()}`;
}

/**
 * A finding about an object. Every text passes through here on its way out, so that no rule can
 * forget that names and messages are written by others.
 *
 * @public
 */
export function findingAbout(
  object: KubeObject,
  finding: Omit<Finding, 'subject' | 'evidence'> & {
    evidence: Array<Pick<Evidence, 'source' | 'detail'>>;
  },
): Finding {
  const subject = subjectOf(object);
  return {
    ...finding,
    subject,
    cause: plainText(textWithoutCredentials(finding.cause)),
    fix: plainText(finding.fix, 600),
    evidence: finding.evidence
      .map(({ source, detail }) => ({
        source,
        subject,
        detail: plainText(textWithoutCredentials(detail), 600),
      }))
      .filter(({ detail }) => detail !== ''),
  };
}
