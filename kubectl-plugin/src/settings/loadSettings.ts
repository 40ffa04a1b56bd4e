import {
  DEFAULT_SETTINGS,
  readSettings,
  type ServingSettings,
} from '@modeldeck/plugin-model-serving-common';
import { CommandError } from '../cli/CommandError';
import type { Host } from '../cli/Host';

type Parser = (yaml: string) => unknown;

/** YAML is read only by those who have such a file: it is as large as the rest of a start. */
type LoadParser = () => Promise<Parser>;

/** Names a settings file where no flag does. */
export const SETTINGS_VARIABLE = 'MODELDECK_SETTINGS';

/**
 * How the company has its services read: from the file of `--settings`, else from the one that
 * the environment names, else from the user's own, else the defaults. Settings that are only half
 * understood would show other services than meant, so a problem ends the command.
 *
 * @throws CommandError of kind `usage`
 */
export async function loadSettings(
  flag: string | undefined,
  host: Pick<Host, 'env' | 'readFile'>,
  loadParser: LoadParser = async () => (await import('yaml')).parse,
): Promise<ServingSettings> {
  const named = flag || host.env[SETTINGS_VARIABLE];
  const path = named || defaultPath(host.env);
  const text = path && (await read(path, host, { mayLack: !named }));
  if (!path || text === undefined) {
    return DEFAULT_SETTINGS;
  }
  const raw = parsed(text, path, await loadParser());
  const { settings, problems } = readSettings(raw);
  if (problems.length > 0) {
    throw new CommandError('usage', `${path}: ${problems.join('; ')}`);
  }
  return settings;
}

/** As the XDG base directories say; undefined when there is no home. */
function defaultPath({
  XDG_CONFIG_HOME,
  HOME,
  USERPROFILE,
}: Host['env']): string | undefined {
  const home = HOME || USERPROFILE;
  const folder = XDG_CONFIG_HOME || (home && `${home}/.config`);
  return folder && `${folder}/modeldeck/settings.yaml`;
}

async function read(
  path: string,
  host: Pick<Host, 'readFile'>,
  { mayLack }: { mayLack: boolean },
): Promise<string | undefined> {
  try {
    return await host.readFile(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (mayLack && (code === 'ENOENT' || code === 'ENOTDIR')) {
      return undefined;
    }
    throw new CommandError(
      'usage',
      `cannot read the settings: ${message}; name another file with --settings or ${SETTINGS_VARIABLE}`,
    );
  }
}

function parsed(text: string, path: string, parse: Parser): unknown {
  try {
    return parse(text);
  } catch (error) {
    const [line] = (error as Error).message.split('\n');
    throw new CommandError('usage', `${path} is no YAML: ${line}`);
  }
}
