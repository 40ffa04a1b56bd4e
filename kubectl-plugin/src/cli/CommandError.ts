export type CommandErrorKind =
  | 'usage'
  | 'not-found'
  | 'forbidden'
  | 'conflict'
  | 'interrupted'
  | 'failed';

/** Why a command ends without an answer; its message is for the user. */
export class CommandError extends Error {
  override name = 'CommandError';

  constructor(readonly kind: CommandErrorKind, message: string) {
    super(message);
  }
}
