import {
  type JsonSchema,
  setValues,
} from '@modeldeck/plugin-model-serving-node';
import { CommandError } from '../../cli/CommandError';
import type { Host } from '../../cli/Host';
import type { NewOperation } from '../../cli/Operation';

/**
 * The answers of `--values` and `--set`, each flag over the file.
 *
 * @throws CommandError of kind `usage`
 */
export async function readGivenValues(
  pages: readonly JsonSchema[],
  { values, set }: Pick<NewOperation, 'values' | 'set'>,
  host: Pick<Host, 'readFile'>,
): Promise<Record<string, unknown>> {
  const fromFile = values === undefined ? {} : await readValues(values, host);
  return setValues(pages, fromFile, set);
}

async function readValues(
  path: string,
  host: Pick<Host, 'readFile'>,
): Promise<Record<string, unknown>> {
  const { parse } = await import('yaml');
  let values: unknown;
  try {
    values = parse(await host.readFile(path)) ?? {};
  } catch (error) {
    const [line] = (error as Error).message.split('\n');
    throw new CommandError('usage', `cannot read the answers: ${line}`);
  }
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    throw new CommandError(
      'usage',
      `${path} holds no answers: it should be key: value, line by line`,
    );
  }
  return values as Record<string, unknown>;
}
