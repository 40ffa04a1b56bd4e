import { isUnknown } from '../../../model/known';
import type { CapacityType } from '../../../model/gpuTypes';
import { sinceOf } from '../HolderGroup';
import type { PolicyBase } from '../PolicyBase';
import type { PolicyHolder } from '../PolicyFacts';
import type { PolicyKind } from '../PolicyKind';
import { amountsText, type PolicyScope } from '../PolicyScope';

/** Model services run on nodes that are paid for in certain ways. @public */
export interface ServingCapacity extends PolicyBase {
  kind: 'serving-capacity';
  capacityTypes: readonly CapacityType[];
}

const CAPACITY_TYPES: readonly CapacityType[] = [
  'on-demand',
  'spot',
  'reserved',
];

export const servingCapacity: PolicyKind<ServingCapacity> = {
  kind: 'serving-capacity',
  fields: ['capacityTypes'],
  read(item, { complain }) {
    const given = item.at('capacityTypes').list();
    const capacityTypes = given.flatMap(field => {
      const text = field.string();
      const type = CAPACITY_TYPES.find(each => each === text);
      if (type === undefined) {
        field.reject(CAPACITY_TYPES.join(', '));
      }
      return type ?? [];
    });
    if (capacityTypes.length === 0) {
      complain('capacityTypes: it names none');
    }
    return { kind: 'serving-capacity', capacityTypes };
  },
  check({ capacityTypes }, scope) {
    const typeOf = capacityTypesOf(scope);
    const serving = scope.holders({ classes: ['serving'] });
    const untold = serving.filter(holder => typeOf(holder) === undefined);
    const breakers = serving.filter(holder => {
      const type = typeOf(holder);
      return type !== undefined && !capacityTypes.includes(type);
    });
    return {
      violations: scope.groups(breakers).map(group => {
        const types = [...new Set(group.holders.map(typeOf))].join(' and ');
        return scope.violation(group, {
          rule: 'gpu-serving-capacity-type',
          severity: 'warning',
          cause: `it serves with ${amountsText(
            group.accelerators,
          )} of ${types} nodes, and may only do so on ${capacityTypes.join(
            ' or ',
          )} ones`,
          fix: `select ${capacityTypes[0]} nodes by the label of their capacity type in its pod template, and tolerate no taint of ${types} ones`,
          since: sinceOf(group),
        });
      }),
      problems:
        untold.length > 0
          ? [
              scope.problem(
                `no label tells the capacity type of the nodes of ${untold.length} serving pods`,
              ),
            ]
          : [],
    };
  },
};

function capacityTypesOf({ facts }: PolicyScope) {
  const types = new Map(
    facts.nodes.map(({ cluster, name, capacityType }) => [
      JSON.stringify([cluster, name]),
      isUnknown(capacityType) ? undefined : capacityType,
    ]),
  );
  return ({ cluster, node }: PolicyHolder) =>
    types.get(JSON.stringify([cluster, node]));
}
