import type {
  CanaryPolicy,
  CanaryTarget,
} from '@modeldeck/plugin-model-serving-common';
import {
  type CanaryMemory,
  readCanaryMemory,
  whyOtherMemory,
} from '@modeldeck/plugin-model-serving-node';
import { CommandError } from '../../cli/CommandError';
import type { Host } from '../../cli/Host';

/** Raised when what is kept changes its meaning: older evidence is not read as something else. */
const VERSION = 1;
const KIND = 'CanaryState';

interface ResumeOptions {
  host: Pick<Host, 'readFile'>;
  target: CanaryTarget;
  policy: CanaryPolicy;
}

/**
 * What was kept of the canary, if anything. A file of another canary ends the command: evidence
 * that is thrown away without a word would be missed, and taken over it would be wrong.
 *
 * @throws CommandError
 */
export async function resumeMemory(
  path: string,
  { host, target, policy }: ResumeOptions,
): Promise<CanaryMemory | undefined> {
  const text = await read(path, host);
  if (text === undefined) {
    return undefined;
  }
  const memory = parsed(text, path);
  const other = whyOtherMemory(memory, target, policy);
  if (other !== undefined) {
    throw refusal(path, other);
  }
  return memory;
}

/** Keeps it for the next run. Throws CommandError. */
export async function keepMemory(
  path: string,
  memory: CanaryMemory,
  host: Pick<Host, 'replaceFile'>,
): Promise<void> {
  const state = { kind: KIND, version: VERSION, ...memory };
  try {
    await host.replaceFile(path, `${JSON.stringify(state)}\n`);
  } catch (error) {
    throw new CommandError(
      'failed',
      `cannot keep the evidence: ${(error as Error).message}`,
    );
  }
}

async function read(
  path: string,
  host: Pick<Host, 'readFile'>,
): Promise<string | undefined> {
  try {
    return await host.readFile(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') {
      return undefined;
    }
    throw new CommandError('failed', `cannot read the evidence: ${message}`);
  }
}

function parsed(text: string, path: string): CanaryMemory {
  const state = document(text);
  const memory = readCanaryMemory(state);
  if (state?.kind !== KIND || !memory) {
    throw refusal(path, 'it is no evidence that was kept');
  }
  if (state.version !== VERSION) {
    throw refusal(
      path,
      `it was written by another version of kubectl model (${String(
        state.version,
      )}, not ${VERSION})`,
    );
  }
  return memory;
}

function document(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined; // the caller says that it is none of ours
  }
}

function refusal(path: string, why: string): CommandError {
  return new CommandError(
    'failed',
    `${path} is not taken over: ${why}; name another file with --state, or delete this one to begin anew`,
  );
}
