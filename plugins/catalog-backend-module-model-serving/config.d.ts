import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      modelServing?: {
        /**
         * When all services are read again. Changes are told meanwhile, so this only mends what
         * was missed. Default: every five minutes.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
  };

  modelServing?: {
    catalog?: {
      /**
       * Entity reference of the owner of what names none, and of every GPU pool.
       * Default: unknown.
       */
      defaultOwner?: string;
      /** Lifecycle of all services and APIs. Default: production. */
      lifecycle?: string;
      /**
       * Hosts (`host` or `host:port`) from which the OpenAPI definition may be read that a
       * service names with modeldeck.io/openapi-url. The catalogue reads with the credentials of
       * its integrations, and whoever may annotate a service chooses the address, so list only
       * hosts that hold nothing else. Each must be in backend.reading.allow, too.
       */
      openApiHosts?: string[];
      /**
       * Annotations of other plugins for every service whose objects do not carry them, such as
       * grafana/dashboard-selector. {cluster}, {namespace}, {name} and {model} stand for the
       * service's; where one of them is no plain word the annotation is left out.
       */
      annotations?: { [key: string]: string };
      /** Kinds that the catalogue's model must have. */
      aiKinds?: {
        /**
         * Models as AiResource instead of Resource. Needs
         * @backstage/plugin-catalog-backend-module-ai-model.
         */
        aiResource?: boolean;
        /**
         * APIs of type ai-model-server instead of openapi, where the address of the service is
         * known. The type is proposed, not released.
         */
        modelServerApi?: boolean;
      };
    };
  };
}
