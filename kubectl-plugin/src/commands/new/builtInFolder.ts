import { join } from 'node:path';

/** Where the build puts the templates: beside this part of the bundle. */
export function builtInFolder(): string {
  // eslint-disable-next-line no-restricted-syntax -- a bundle knows no package of its own
  return join(__dirname, 'templates');
}
