import { printJson } from './printJson';

/** A document as JSON, or as YAML, which is loaded only for those who want it. */
export async function printDocument(
  document: unknown,
  format: string,
): Promise<string> {
  if (format !== 'yaml') {
    return printJson(document);
  }
  const { printYaml } = await import('./printYaml');
  return printYaml(document);
}
