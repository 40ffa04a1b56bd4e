import type { GpuReport } from '@modeldeck/plugin-model-serving-common';
import { labelledText } from '../../printers/labelledText';
import { printLine, span } from '../../printers/line';
import { printable } from '../../terminal/printable';
import { Repainter } from '../../terminal/Repainter';
import { screenOf } from '../../terminal/Screen';
import { problemsOf } from '../status/reportProblems';
import type { GpuContext } from './GpuContext';
import type { GpuPart } from './gpuPart';
import { gpuText } from './gpuText';

/** How reports are shown, one after the other. */
export interface ReportsView {
  show(report: GpuReport): Promise<void>;
  /** a look that failed, and will be tried again */
  complain(message: string): void;
  /** what was seen last stays */
  stop(): Promise<void>;
}

export function showReports(part: GpuPart, context: GpuContext): ReportsView {
  return context.host.stdout.isTTY
    ? repainted(part, context)
    : appended(part, context);
}

function textOf(
  report: GpuReport,
  part: GpuPart,
  { operation, output, host, clusters }: GpuContext,
  repaint: boolean,
): Promise<string> {
  const screen = screenOf(host, operation.color);
  return gpuText(report, part, operation, {
    output,
    screen: repaint ? { ...screen, repainted: true } : screen,
    clusters: clusters.access.clusters.length > 1,
    now: host.now(),
  });
}

/** One table after the other, unless it is the same again. */
function appended(part: GpuPart, context: GpuContext): ReportsView {
  const { host } = context;
  let last = '';
  let trouble = '';
  const complain = (message: string) => {
    if (message !== trouble) {
      host.stderr.write(`error: ${printable(message)}\n`);
    }
    trouble = message;
  };
  return {
    show: async report => {
      problemsOf(report).forEach(complain);
      const text = await textOf(report, part, context, false);
      if (text !== last) {
        host.stdout.write(`${last && '\n'}${text}`);
      }
      last = text;
    },
    complain,
    stop: async () => {},
  };
}

function repainted(part: GpuPart, context: GpuContext): ReportsView {
  const { host } = context;
  let last: GpuReport | undefined;
  let shown = '';
  let troubles: readonly string[] = [];
  const repainter = new Repainter(
    host,
    () => shown + footer(troubles, context),
  );
  const show = async (report: GpuReport) => {
    shown = await textOf(report, part, context, true);
    troubles = problemsOf(report);
    if (last) {
      repainter.invalidate();
    } else {
      repainter.start();
    }
    last = report;
  };
  // A new width takes another table of the same report.
  const stopResize = host.onResize(() => last && show(last));
  return {
    show,
    complain: message => {
      troubles = [message];
      repainter.invalidate();
    },
    stop: async () => {
      stopResize();
      if (last) {
        repainter.stop();
        host.stdout.write(await textOf(last, part, context, false));
      }
    },
  };
}

function footer(
  troubles: readonly string[],
  { host, operation }: GpuContext,
): string {
  const screen = { ...screenOf(host, operation.color), repainted: true };
  const time = host.now().toTimeString().slice(0, 8);
  return [
    '\n',
    ...troubles.map(line => labelledText('Trouble', line, screen, 'bad')),
    printLine([span(`Watching, ${time}. Ctrl-C ends.`, 'quiet')], screen),
  ].join('');
}
