import type { ModelService } from '@modeldeck/plugin-model-serving-common';
import { createLinePrinter } from '../../printers/createLinePrinter';
import type { ChangeView, WatchContext, WatchedServices } from './watchStatus';

/** Prints the services and then every change as a further line, as `kubectl get -w` does. */
export async function appendChanges(
  services: WatchedServices,
  { operation, host, options }: WatchContext,
): Promise<ChangeView> {
  const initial = services.list().items;
  const printer = await createLinePrinter(options, initial, {
    events: operation.watchEvents,
  });
  const shown = new Map(initial.map(service => [service.id, service]));
  const write = (text: string) => text && host.stdout.write(text);
  const print = (type: 'ADDED' | 'MODIFIED' | 'DELETED', one: ModelService) =>
    write(printer.line(type, one, host.now()));
  write(printer.header());
  initial.forEach(service => print('ADDED', service));
  const unsubscribe = services.subscribe(({ changed, removed }) => {
    for (const service of changed) {
      print(shown.has(service.id) ? 'MODIFIED' : 'ADDED', service);
      shown.set(service.id, service);
    }
    for (const id of removed) {
      const gone = shown.get(id);
      if (gone) {
        print('DELETED', gone);
        shown.delete(id);
      }
    }
  });
  return { stop: unsubscribe };
}
