import {
  createTemplateRenderer,
  type TemplateFilter,
  type TemplateRenderer,
} from 'nunjitsu';
import { TEMPLATE_FILTERS } from './escape/templateFilters';
import { parseEntityRef, parseRepoUrl, pick, projectSlug } from './hostFilters';

/** How blocks of a template leave white space, as `fetch:template` has it. */
export interface RenderOptions {
  trimBlocks?: boolean;
  lstripBlocks?: boolean;
  cookiecutterCompat?: boolean;
}

const FILTERS = {
  parseEntityRef,
  parseRepoUrl,
  pick,
  projectSlug,
  ...TEMPLATE_FILTERS,
} as unknown as Readonly<Record<string, TemplateFilter>>;

/**
 * What fills in templates: the interpreter that Backstage's scaffolder has, so that both faces
 * write the same bytes. It evaluates no code (Rugvip/nunjitsu: README, Security).
 */
export function createRenderer(options: RenderOptions = {}): TemplateRenderer {
  return createTemplateRenderer({
    filters: FILTERS,
    // As Backstage has it: the pattern is the template's, like the rest of it.
    allowRegexExecution: true,
    ...options,
  });
}
