/** What all our entities say about themselves; types, to be assignable to Backstage's `Entity`. */
type EntityMetadata = {
  name: string;
  title: string;
  description: string;
  annotations: Record<string, string>;
  tags: string[];
  links?: Array<{ url: string; title: string }>;
};

/** @public */
export type ModelServiceEntity = {
  apiVersion: 'backstage.io/v1alpha1';
  kind: 'Component';
  metadata: EntityMetadata;
  spec: {
    type: 'model-service';
    lifecycle: string;
    owner: string;
    system?: string;
    providesApis?: string[];
    dependsOn?: string[];
  };
};

/** @public */
export type InferenceApiEntity = {
  apiVersion: 'backstage.io/v1alpha1';
  kind: 'API';
  metadata: EntityMetadata;
  spec: {
    type: 'openapi' | 'grpc';
    lifecycle: string;
    owner: string;
    system?: string;
    /** text, or where the catalogue's placeholder processor reads it */
    definition: string | { $text: string };
  };
};

/** @public */
export type AiModelEntity = {
  apiVersion: 'backstage.io/v1alpha1';
  kind: 'Resource';
  metadata: EntityMetadata;
  spec: { type: 'ai-model'; owner: string; system?: string };
};

/** @public */
export type GpuPoolEntity = {
  apiVersion: 'backstage.io/v1alpha1';
  kind: 'Resource';
  metadata: EntityMetadata;
  spec: { type: 'gpu-pool'; owner: string };
};

/** Of Backstage's alpha catalogue model. @public */
export type AiResourceEntity = {
  apiVersion: 'backstage.io/v1alpha1';
  kind: 'AiResource';
  metadata: EntityMetadata;
  spec: { type: 'ai-model'; lifecycle: string; owner: string; system?: string };
};

/** As backstage/backstage#34476 proposes it. @public */
export type ModelServerApiEntity = Omit<InferenceApiEntity, 'spec'> & {
  spec: Omit<InferenceApiEntity['spec'], 'type'> & {
    type: 'ai-model-server';
    serverType: string;
    serverUrl: string;
  };
};
