import { defineResource, type KubeObject } from './resourceType';

/** @public */
export interface DestinationRule extends KubeObject {
  host: string;
  subsets: Array<{ name: string; labels: Record<string, string> }>;
}

/** @public */
export const DESTINATION_RULES = defineResource<
  Omit<DestinationRule, keyof KubeObject>
>({
  group: 'networking.istio.io',
  versions: ['v1', 'v1beta1', 'v1alpha3'],
  plural: 'destinationrules',
  kind: 'DestinationRule',
  namespaced: true,
  read(rule) {
    return {
      host: rule.at('spec', 'host').string() ?? '',
      subsets: rule
        .at('spec', 'subsets')
        .list()
        .map(subset => ({
          name: subset.at('name').string() ?? '',
          labels: subset.at('labels').stringMap(),
        })),
    };
  },
});
