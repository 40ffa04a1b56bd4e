import type {
  ApiResource,
  ApiServerAddress,
} from '@modeldeck/simulated-cluster';

/** A running API server that the suite is tried on. */
export interface ApiServerHandle extends ApiServerAddress {
  name: string;
  /** makes the server forget all history up to now */
  compact(): Promise<void>;
  /** whether it holds objects of a resource to the schema that their project gives them */
  knowsSchemaOf(resource: ApiResource): boolean;
  /** whether the definition `plural.group` is the one of its project, columns included */
  printsColumns(definition: string): boolean;
  /** takes all rights from a user, which others impersonate; returns how to give them back */
  withoutRights(user: string): () => void;
  stop(): Promise<void>;
}
