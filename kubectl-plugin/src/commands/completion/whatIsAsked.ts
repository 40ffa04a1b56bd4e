import type { Command, Option } from 'commander';
import { readConnectionFlags } from '../../cli/connectionOptions';
import type { ConnectionFlags } from '../../cli/Operation';
import { outputFormatNames } from '../../cli/OutputFormat';
import { createProgram } from '../../cli/createProgram';

interface Partial {
  /** what the candidates must start with */
  prefix: string;
  /** what is typed before that in the same word and stays: `--namespace=`, `isvc/` */
  before: string;
}

/** What may stand for the last word of a command line. */
export type Asked =
  | { kind: 'file' }
  | (Partial & { kind: 'words'; words: string[] })
  | (Partial & {
      kind: 'contexts' | 'namespaces' | 'services';
      connection: ConnectionFlags;
      namespace: string | undefined;
      /** the file of `--settings` */
      settings: string | undefined;
    });

/** Reads an unfinished command line; the last word is what the cursor is in. */
export function whatIsAsked(words: readonly string[]): Asked {
  const typed = words.slice(0, -1);
  const current = words[words.length - 1] ?? '';
  const line = readLine(typed);
  const withValue = /^(--[^=]+=)(.*)$/s.exec(current);
  if (withValue) {
    const [, before = '', prefix = ''] = withValue;
    return valueOf(before.slice(0, -1), line, { prefix, before });
  }
  if (line.openFlag) {
    return valueOf(line.openFlag, line, { prefix: current, before: '' });
  }
  if (current.startsWith('-')) {
    return { kind: 'words', words: flagsOf(line), prefix: current, before: '' };
  }
  return argumentOf(line, current);
}

interface TypedLine {
  program: Command;
  /** the verb, once it is there */
  command: Command | undefined;
  arguments: string[];
  flags: Record<string, unknown>;
  /** the last word is a flag that still waits for its value */
  openFlag: string | undefined;
}

function readLine(typed: readonly string[]): TypedLine {
  const program = createProgram();
  const line: TypedLine = {
    program,
    command: undefined,
    arguments: [],
    flags: {},
    openFlag: undefined,
  };
  for (const word of typed) {
    readWord(word, line);
  }
  return line;
}

function readWord(word: string, line: TypedLine): void {
  if (line.openFlag) {
    setFlag(line, line.openFlag, word);
    line.openFlag = undefined;
  } else if (word.startsWith('-')) {
    const [flag = '', value] = word.split(/=(.*)/s);
    if (value !== undefined) {
      setFlag(line, flag, value);
    } else if (takesValue(line, flag)) {
      line.openFlag = flag;
    } else {
      setFlag(line, flag, true);
    }
  } else if (line.command) {
    line.arguments.push(word);
  } else {
    line.command = line.program.commands.find(one => one.name() === word);
  }
}

function setFlag(line: TypedLine, flag: string, value: string | true): void {
  const option = findOption(line, flag);
  if (!option) {
    return;
  }
  const key = option.attributeName();
  const before = line.flags[key] ?? option.defaultValue;
  try {
    line.flags[key] =
      typeof value === 'string' && option.parseArg
        ? option.parseArg(value, before)
        : value;
  } catch {
    // A wrong value is for the command to refuse, once it is run.
  }
}

function optionsOf({ program, command }: TypedLine): Option[] {
  return [...(command?.options ?? []), ...program.options];
}

function findOption(line: TypedLine, flag: string): Option | undefined {
  return optionsOf(line).find(
    option => option.short === flag || option.long === flag,
  );
}

function takesValue(line: TypedLine, flag: string): boolean {
  return findOption(line, flag)?.required ?? false;
}

function flagsOf(line: TypedLine): string[] {
  const flags = optionsOf(line).map(option => option.long ?? option.flags);
  return [...flags, '--help'].sort();
}

function valueOf(flag: string, line: TypedLine, part: Partial): Asked {
  const option = findOption(line, flag);
  switch (option?.long) {
    case '--namespace':
      return clusterNames('namespaces', line, part);
    case '--context':
      return clusterNames('contexts', line, afterComma(part));
    case '--output':
      return { kind: 'words', words: [...outputFormatNames], ...part };
    case '--settings':
    case '--kubeconfig':
    case '--certificate-authority':
    case '--client-certificate':
    case '--client-key':
      return { kind: 'file' };
    default:
      return { kind: 'words', words: option?.argChoices ?? [], ...part };
  }
}

/** `--context a,b`: what was typed up to the last comma stays. */
function afterComma({ prefix, before }: Partial): Partial {
  const at = prefix.lastIndexOf(',') + 1;
  return { prefix: prefix.slice(at), before: before + prefix.slice(0, at) };
}

function argumentOf(line: TypedLine, current: string): Asked {
  const part = { prefix: current, before: '' };
  const { command, program } = line;
  if (!command) {
    const verbs = program.commands.map(one => one.name());
    return { kind: 'words', words: [...verbs, 'help'], ...part };
  }
  const argument = command.registeredArguments[line.arguments.length];
  if (argument?.name() === 'name') {
    const at = current.indexOf('/') + 1;
    return clusterNames('services', line, {
      prefix: current.slice(at),
      before: current.slice(0, at),
    });
  }
  return { kind: 'words', words: argument?.argChoices ?? [], ...part };
}

function clusterNames(
  kind: 'contexts' | 'namespaces' | 'services',
  { flags }: TypedLine,
  part: Partial,
): Asked {
  return {
    kind,
    connection: readConnectionFlags(flags),
    namespace: flags.namespace as string | undefined,
    settings: flags.settings as string | undefined,
    ...part,
  };
}
