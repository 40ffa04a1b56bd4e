import { useEntity } from '@backstage/plugin-catalog-react';
import { useMemo } from 'react';
import { serviceIdOf } from '../../entity';
import { useFleet } from '../../hooks/useFleet';
import { findService } from '../../view/findService';
import { holdsAccelerators } from '../../view/gpu/holdsAccelerators';
import { GpuSection } from '../GpuSection';

/** On an entity's overview: the accelerators of its service, where it has any. */
export function EntityGpuCard() {
  const { entity } = useEntity();
  const id = serviceIdOf(entity);
  const { data } = useFleet();
  const lookup = useMemo(
    () => (data && id ? findService(data, id) : undefined),
    [data, id],
  );
  // Most services have none: a card to say so on each of them would say nothing.
  return lookup?.state === 'found' && holdsAccelerators(lookup.service) ? (
    <GpuSection id={lookup.service.id} />
  ) : null;
}
