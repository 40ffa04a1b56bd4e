import { isDeepStrictEqual } from 'node:util';
import {
  type Gap,
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
    const { cluster, poolKeys, nodes, gaps } = this.options;
    return {
      pools: gpuPools({ cluster, nodes: nodes(), poolKeys }),
      gaps: gaps(),
    };
  }
}
