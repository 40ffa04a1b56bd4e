import { ExitCode } from '../../cli/ExitCode';
import type { Host } from '../../cli/Host';
import type { CompletionOperation, Shell } from '../../cli/Operation';
import { bashScript } from './bashScript';
import { fishScript } from './fishScript';
import { powershellScript } from './powershellScript';
import { zshScript } from './zshScript';

const scripts: Record<Shell, string> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
  powershell: powershellScript,
};

/** `kubectl model completion SHELL`. */
export async function runCompletion(
  { shell }: CompletionOperation,
  host: Host,
): Promise<ExitCode> {
  host.stdout.write(scripts[shell]);
  return ExitCode.healthy;
}
