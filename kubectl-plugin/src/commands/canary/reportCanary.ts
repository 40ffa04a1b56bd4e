import { ExitCode } from '../../cli/ExitCode';
import type { Host } from '../../cli/Host';
import type { CanaryOperation } from '../../cli/Operation';
import { screenOf } from '../../terminal/Screen';
import { canaryExitCode } from './canaryExitCode';
import { canaryText } from './canaryText';
import type { CanaryLook, CanarySession } from './CanarySession';
import { LOOK_EVERY_MS } from './lookEvery';
import { pause } from './pause';

/** `kubectl model canary NAME`: what is known now, or after the pods were asked for a while. */
export async function reportCanary(
  session: CanarySession,
  operation: CanaryOperation,
  host: Host,
): Promise<ExitCode> {
  const screen = screenOf(host, operation.color);
  const look = session.hasHistory
    ? await session.look(host.interrupted)
    : await lookAtPods(session, operation, host);
  if (host.interrupted.aborted || !look) {
    return ExitCode.interrupted;
  }
  host.stdout.write(
    await canaryText(look, operation.output.kind, screen, host.now()),
  );
  return canaryExitCode(look.report.verdict.decision);
}

/** Pods tell what they have counted, not when: only the time between two looks is known. */
async function lookAtPods(
  session: CanarySession,
  { forMs }: CanaryOperation,
  host: Host,
): Promise<CanaryLook | undefined> {
  const { interrupted, stderr } = host;
  if (stderr.isTTY) {
    stderr.write(
      `Asking the pods for ${Math.round(
        forMs / 1000,
      )} s; with --prometheus there is a past to look at.\n`,
    );
  }
  const end = host.now().getTime() + forMs;
  let look: CanaryLook | undefined;
  do {
    look = await session.look(interrupted);
    const left = end - host.now().getTime();
    if (left <= 0) {
      break;
    }
    await pause(Math.min(LOOK_EVERY_MS, left), interrupted);
  } while (!interrupted.aborted);
  return look;
}
