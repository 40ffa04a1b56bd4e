import { ExitCode } from './ExitCode';

const exitCodes: Record<string, ExitCode> = {
  usage: ExitCode.usage,
  forbidden: ExitCode.forbidden,
  'not-found': ExitCode.notFound,
  conflict: ExitCode.conflict,
  interrupted: ExitCode.interrupted,
};

/** An error that says what kind it is. The bundle is in parts, so classes cannot be compared. */
interface KindedError extends Error {
  kind?: string;
  hint?: string;
}

export function exitCodeOfError(error: unknown): ExitCode {
  const { kind = '' } = error as KindedError;
  return exitCodes[kind] ?? ExitCode.error;
}

/** What went wrong and what to do next, in one line. */
export function explainError(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  const { message, hint } = error as KindedError;
  return hint && !message.includes(hint) ? `${message}: ${hint}` : message;
}
