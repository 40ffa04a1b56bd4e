import type { PodDemand } from './PodDemand';

/** What an object of a kind is read with. */
export interface DemandContext {
  /** how the platform runs the service, e.g. Knative */
  mode: string;
  /** id of the platform */
  platform: string;
  /** the object as it is now; undefined: it is not there yet */
  live: unknown;
}

/** Which pods an object of a kind asks for. */
export interface DemandKind {
  group: string;
  kind: string;
  /** of an object as it is written, whatever it holds */
  read(object: unknown, context: DemandContext): PodDemand[];
}
