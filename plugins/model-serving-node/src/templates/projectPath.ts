import { TemplateError } from './TemplateError';

const LONGEST_PATH = 400;

/**
 * A path as a template gives it, in its plain form and inside the project's folder; the empty
 * path is the folder itself.
 *
 * Paths come from templates and from what people type into forms, and templates have led out of
 * their folder before (CVE-2026-24046, Backstage's scaffolder). A repository's own `.git` is as
 * dangerous: what is written to its hooks runs at the next commit.
 *
 * @throws TemplateError where the path leads elsewhere
 */
export function projectPath(path: string): string {
  const parts = path.split('/').filter(part => part !== '' && part !== '.');
  const why = whyUnsafe(path, parts);
  if (why !== undefined) {
    throw new TemplateError(
      `The template writes to ${JSON.stringify(path.slice(0, 120))}: ${why}`,
    );
  }
  return parts.join('/');
}

function whyUnsafe(path: string, parts: readonly string[]): string | undefined {
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) {
    return 'that is no path within the project';
  }
  if (parts.includes('..')) {
    return 'that leads out of the project';
  }
  if (/[\\\p{Cc}]/u.test(path)) {
    return 'it has a backslash or a control character';
  }
  if (parts.some(part => /^\.git[. ]*$/i.test(part))) {
    return "git's own files are not for templates";
  }
  return path.length > LONGEST_PATH
    ? `it is longer than ${LONGEST_PATH} characters`
    : undefined;
}
