import type { ModelService } from '@modeldeck/plugin-model-serving-common';
import { printable } from '../terminal/printable';

/** The objects of the services as kubectl takes them: `kind.group/name`, a line each. */
export function printNames(services: readonly ModelService[]): string {
  const objects = services.flatMap(service => service.objects);
  return objects
    .map(({ apiVersion, kind, name }) => {
      const [group] = apiVersion.includes('/') ? apiVersion.split('/') : [];
      const type = [kind.toLowerCase(), group].filter(Boolean).join('.');
      return `${printable(`${type}/${name}`)}\n`;
    })
    .join('');
}
