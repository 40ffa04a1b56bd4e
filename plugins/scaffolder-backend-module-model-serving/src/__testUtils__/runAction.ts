import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

interface Action {
  handler(context: never): Promise<void>;
}

type Input<A extends Action> = Parameters<A['handler']>[0]['input'];

/** Takes one step as Backstage's task runner does, for Kim, and gives what it has put out. */
export async function runAction<A extends Action>(
  action: A,
  options: {
    input: Input<A>;
    workspacePath?: string;
    isDryRun?: boolean;
    signal?: AbortSignal;
  },
): Promise<Record<string, unknown>> {
  const outputs: Record<string, unknown> = {};
  const context = {
    workspacePath: '/nowhere',
    ...options,
    logger: mockServices.logger.mock(),
    output: (name: string, value: unknown) => {
      outputs[name] = value;
    },
    getInitiatorCredentials: async () =>
      mockCredentials.user('user:default/kim'),
    task: { id: 'task' },
  };
  await action.handler(context as never);
  return outputs;
}

/** A workspace as earlier steps have left it. */
export async function writeWorkspace(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}
