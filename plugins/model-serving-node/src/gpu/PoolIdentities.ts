import { isDeepStrictEqual } from 'node:util';
import {
  type Gap,
  type GpuPool,
  type GpuPoolIdentity,
  gpuPools,
  type Node,
} from '@modeldeck/plugin-model-serving-common';

/** What there is to say about the pools of one cluster. @public */
export interface KnownPools {
  pools: readonly GpuPoolIdentity[];
  /** why pools may be missing; none once the nodes were read */
  gaps: readonly Gap[];
}

/** Which pools a cluster has, remembered so that it is told once when they are not the same. */
export class PoolIdentities {
  private known: KnownPools | undefined;

  constructor(
    private readonly options: {
      cluster: string;
      /** labels that name pools; the first one that a node carries counts */
      poolKeys: readonly string[];
      nodes: () => readonly Node[];
      /** with those whose devices are given out by claims, which no node counts */
      pools: () => readonly GpuPool[];
      gaps: () => readonly Gap[];
    },
  ) {}

  list(): KnownPools {
    this.known ??= this.read();
    return this.known;
  }

  /** Tells whether they changed. */
  refresh(): boolean {
    const former = this.known;
    this.known = this.read();
    return !isDeepStrictEqual(former, this.known);
  }

  private read(): KnownPools {
    const { cluster, poolKeys, nodes, pools, gaps } = this.options;
    const counted = new Map(
      gpuPools({ cluster, nodes: nodes(), poolKeys }).map(pool => [
        pool.id,
        pool,
      ]),
    );
    return {
      pools: pools().map(pool => ({
        ...(counted.get(pool.id) ?? identityOf(pool)),
        nodes: pool.nodes,
      })),
      gaps: gaps(),
    };
  }
}

/** Without what is in it, which changes all the time. */
function identityOf({
  id,
  cluster,
  name,
  labelKey,
  products,
  accelerators,
  nodes,
}: GpuPool): GpuPoolIdentity {
  return {
    id,
    cluster,
    name,
    ...(labelKey !== undefined && { labelKey }),
    products,
    accelerators,
    nodes,
  };
}
