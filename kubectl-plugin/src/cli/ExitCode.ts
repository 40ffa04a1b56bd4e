/**
 * What `kubectl model` ends with. Scripts rely on these: they are listed in `--help` and in the
 * README, and every golden case asserts one.
 */
export enum ExitCode {
  /** what was asked about is healthy; for a listing: nothing in it is degraded or failed */
  healthy = 0,
  error = 1,
  usage = 2,
  degraded = 3,
  timedOut = 4,
  notFound = 5,
  forbidden = 6,
  /** an object was changed while it was planned for, and nothing was written */
  conflict = 7,
  undecided = 8,
  /** 128 + SIGINT, as a shell reports `kubectl get -w` ended by Ctrl-C */
  interrupted = 130,
  /** 128 + SIGPIPE, as a shell reports kubectl when `head` has read enough */
  brokenPipe = 141,
}
