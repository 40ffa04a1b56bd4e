import type { TemplateContext, TemplateRenderer } from 'nunjitsu';

/**
 * Fills in what a step is given: text that is one `${{ }}` becomes its value, whatever its type.
 * What cannot be filled in stays as it is written, as in Backstage
 * (plugins/scaffolder-backend: NunjucksWorkflowRunner, render).
 */
export function renderInput(
  renderer: TemplateRenderer,
  input: unknown,
  context: Readonly<Record<string, unknown>>,
): unknown {
  if (input === undefined) {
    return undefined;
  }
  const prepared = renderer.prepareContext(context as TemplateContext);
  return JSON.parse(JSON.stringify(input), (_key, value) => {
    if (typeof value !== 'string') {
      return value;
    }
    try {
      return renderer.renderValue(value, prepared);
    } catch {
      return value;
    }
  });
}

/** An empty list is no reason to take a step. */
export function isTruthy(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}
