import { createStatusPrinter } from '../../printers/createStatusPrinter';
import { printLine, span } from '../../printers/line';
import { Repainter } from '../../terminal/Repainter';
import { screenOf } from '../../terminal/Screen';
import { problemsOf } from './reportProblems';
import type { ChangeView, WatchContext, WatchedServices } from './watchStatus';

/** Shows the services in place; what was last seen stays on the terminal afterwards. */
export async function repaintChanges(
  services: WatchedServices,
  { operation, host, options }: WatchContext,
): Promise<ChangeView> {
  const render = async () => {
    const screen = { ...screenOf(host, operation.color), repainted: true };
    return createStatusPrinter({ ...options, screen });
  };
  // The terminal's width is part of the printer: a new one for every width.
  let printer = await render();
  const body = () => printer.print(services.list(), host.now());
  const repainter = new Repainter(
    host,
    () => body() + footer(services, host, options.screen),
  );
  const stopResize = host.onResize(() => {
    render().then(next => {
      printer = next;
      repainter.invalidate();
    });
  });
  repainter.start();
  const unsubscribe = services.subscribe(() => repainter.invalidate());
  return {
    stop: () => {
      unsubscribe();
      stopResize();
      repainter.stop();
      host.stdout.write(body());
    },
  };
}

/** How fresh this is, and what is missing from it. */
function footer(
  services: WatchedServices,
  host: WatchContext['host'],
  screen: WatchContext['options']['screen'],
): string {
  const list = services.list();
  const time = host.now().toTimeString().slice(0, 8);
  return [
    '\n',
    ...problemsOf(list).map(problem =>
      printLine([span(problem, 'bad')], screen),
    ),
    printLine([span(`Watching, ${time}. Ctrl-C ends.`, 'quiet')], screen),
  ].join('');
}
