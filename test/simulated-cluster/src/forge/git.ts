import { execFile } from 'node:child_process';

/** Nothing of the machine's own settings of git has a say, and nobody is asked for a password. */
export const GIT_ENVIRONMENT: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
};

const LARGEST_OUTPUT = 64 * 1024 * 1024;

/** What git prints; throws where it ends with an error. */
export function git(args: readonly string[], cwd: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    execFile(
      'git',
      args,
      {
        cwd,
        env: GIT_ENVIRONMENT,
        encoding: 'buffer',
        maxBuffer: LARGEST_OUTPUT,
      },
      (error, stdout) => (error ? reject(error) : resolve(stdout)),
    );
  });
}
