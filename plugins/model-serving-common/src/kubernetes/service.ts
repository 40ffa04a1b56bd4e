import { includesLabels } from './labelSelector';
import { defineResource, type KubeObject } from './resourceType';

/** @public */
export interface Service extends KubeObject {
  type: string;
  selector: Record<string, string>;
  ports: Array<{ name: string; port: number | undefined }>;
}

/** @public */
export const SERVICES = defineResource<Omit<Service, keyof KubeObject>>({
  group: '',
  versions: ['v1'],
  plural: 'services',
  kind: 'Service',
  namespaced: true,
  read(service) {
    const spec = service.at('spec');
    return {
      type: spec.at('type').string() ?? 'ClusterIP',
      selector: spec.at('selector').stringMap(),
      ports: spec
        .at('ports')
        .list()
        .map(port => ({
          name: port.at('name').string() ?? '',
          port: port.at('port').integer(),
        })),
    };
  },
});

/**
 * Whether the Service sends to pods with these labels. Without a selector its endpoints are
 * somebody else's work, so it selects nothing.
 *
 * @public
 */
export function serviceSelects(
  service: Service,
  podLabels: Readonly<Record<string, string>>,
): boolean {
  return (
    Object.keys(service.selector).length > 0 &&
    includesLabels(podLabels, service.selector)
  );
}
