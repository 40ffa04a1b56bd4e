/**
 * What a company configures of its model services' entities.
 *
 * @public
 */
export interface CatalogOptions {
  /** entity reference, for what names no owner */
  defaultOwner: string;
  lifecycle: string;
  /**
   * hosts (`host` or `host:port`) from which an API definition may be read that a service names;
   * none by default, since the catalogue reads with its own credentials
   */
  openApiHosts: readonly string[];
  /**
   * annotations that every service gets unless its objects carry them; `{cluster}`, `{namespace}`,
   * `{name}` and `{model}` stand for the service's
   */
  annotations: Readonly<Record<string, string>>;
  /** kinds that the host's catalogue model must have */
  aiKinds: {
    /** AiResource in place of Resource for models */
    aiResource: boolean;
    /** API type `ai-model-server` in place of `openapi`, where an address is known */
    modelServerApi: boolean;
  };
}

/** `unknown` owns what nobody does, as in Backstage's own integrations. @public */
export const DEFAULT_CATALOG_OPTIONS: CatalogOptions = {
  defaultOwner: 'unknown',
  lifecycle: 'production',
  openApiHosts: [],
  annotations: {},
  aiKinds: { aiResource: false, modelServerApi: false },
};
