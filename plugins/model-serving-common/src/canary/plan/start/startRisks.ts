import { acceleratorsOf, podRequests } from '../../../kubernetes/accelerators';
import type { Container } from '../../../kubernetes/container';
import type { PlanRisk } from '../../../model/types';

/** A canary runs beside what is stable, so that it needs accelerators of its own. */
export function acceleratorRisk(containers: readonly Container[]): PlanRisk[] {
  const each = acceleratorsOf(
    podRequests({ containers: [...containers], initContainers: [] }),
  );
  return each.length === 0
    ? []
    : [
        {
          id: 'needs-accelerators',
          severity: 'warning',
          detail: `each pod of the new version needs ${each
            .map(({ resource, count }) => `${count} ${resource}`)
            .join(
              ', ',
            )} beside those of the stable one: until they are free it gets no requests`,
        },
      ];
}
