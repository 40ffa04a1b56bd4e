import type { Host } from '../../cli/Host';
import type { CanaryOperation } from '../../cli/Operation';
import { labelledText } from '../../printers/labelledText';
import { printLine, span } from '../../printers/line';
import { canaryLine } from '../../printers/canaryLine';
import { printCanary } from '../../printers/printCanary';
import { printDocument } from '../../printers/printDocument';
import { printJsonLine } from '../../printers/printJson';
import { Repainter } from '../../terminal/Repainter';
import { plainScreen, type Screen, screenOf } from '../../terminal/Screen';
import { canaryView } from '../../views/canaryView';
import type { CanaryLook } from './CanarySession';

/** How looks are shown, one after the other. */
export interface LookView {
  show(look: CanaryLook): Promise<void>;
  /** a look that failed, and will be tried again */
  complain(message: string): void;
  /** what was seen last stays */
  stop(): void;
}

export function showLooks(operation: CanaryOperation, host: Host): LookView {
  const { kind } = operation.output;
  if (kind === 'json' || kind === 'yaml') {
    return documents(kind, host);
  }
  return host.stdout.isTTY ? repainted(operation, host) : lines(host);
}

function documents(kind: 'json' | 'yaml', host: Host): LookView {
  return {
    show: async ({ report }) =>
      host.stdout.write(
        kind === 'json'
          ? printJsonLine(report)
          : `---\n${await printDocument(report, kind)}`,
      ),
    complain: complainer(host),
    stop: () => {},
  };
}

/** A line for each look that tells something new. */
function lines(host: Host): LookView {
  let last = '';
  return {
    show: async ({ report }) => {
      const line = canaryLine(report);
      if (line !== last) {
        host.stdout.write(
          printLine(
            [span(`${report.observedAt.slice(0, 19)}Z  ${line}`)],
            plainScreen,
          ),
        );
      }
      last = line;
    },
    complain: complainer(host),
    stop: () => {},
  };
}

function complainer({ stderr }: Host): LookView['complain'] {
  return message => stderr.write(`error: ${message}; trying again\n`);
}

function repainted(operation: CanaryOperation, host: Host): LookView {
  let look: CanaryLook | undefined;
  let trouble = '';
  const body = (screen: Screen) =>
    look ? textOf(look, screen, host.now()) : 'Looking for the first time.\n';
  const repainter = new Repainter(host, () => {
    const screen = { ...screenOf(host, operation.color), repainted: true };
    return body(screen) + footer(trouble, host, screen);
  });
  let isRunning = false;
  return {
    show: async next => {
      look = next;
      trouble = '';
      if (!isRunning) {
        isRunning = true;
        repainter.start();
      }
      repainter.invalidate();
    },
    complain: message => {
      trouble = message;
      repainter.invalidate();
    },
    stop: () => {
      if (isRunning) {
        repainter.stop();
        host.stdout.write(body(screenOf(host, operation.color)));
      }
    },
  };
}

function textOf({ report, service }: CanaryLook, screen: Screen, now: Date) {
  const view = canaryView(report, service, now);
  const isWatchedOn = report.verdict.decision === 'keep-watching';
  return printCanary(
    // Whoever watches is not told to.
    isWatchedOn ? { ...view, next: '' } : view,
    { stable: report.stable.revision, canary: report.canary.revision },
    screen,
  );
}

function footer(trouble: string, host: Host, screen: Screen): string {
  const time = host.now().toTimeString().slice(0, 8);
  return [
    '\n',
    trouble ? labelledText('Trouble', trouble, screen, 'bad') : '',
    printLine(
      [span(`Watching until it is decided, ${time}. Ctrl-C ends.`, 'quiet')],
      screen,
    ),
  ].join('');
}
