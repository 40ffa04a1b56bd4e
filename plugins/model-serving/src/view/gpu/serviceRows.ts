import {
  type GpuReport,
  type GpuServiceUse,
  known,
} from '@modeldeck/plugin-model-serving-common';

/** The accelerators of one revision of a service, or of what its revisions share. */
export type GpuServiceRow = GpuServiceUse['revisions'][number] & {
  id: string;
  owner: GpuServiceUse;
};

/** What serves nobody first, then what idles, then who has most. */
export function serviceRows(
  services: GpuReport['services'],
  pool?: string,
): GpuServiceRow[] {
  return services
    .flatMap(owner =>
      owner.revisions.map(revision => ({
        ...revision,
        id: `${owner.service} ${revision.revision}`,
        owner,
      })),
    )
    .filter(({ pools }) => pool === undefined || pools.includes(pool))
    .sort(
      (a, b) =>
        Number(b.heldForNothing !== undefined) -
          Number(a.heldForNothing !== undefined) ||
        idle(b) - idle(a) ||
        total(b) - total(a) ||
        (a.id < b.id ? -1 : 1),
    );
}

function idle({ idleSeconds }: GpuServiceRow): number {
  return known(idleSeconds) ?? 0;
}

/** Of several resources, too: it only orders. */
function total({ accelerators }: GpuServiceRow): number {
  return accelerators.reduce((sum, { count }) => sum + count, 0);
}
