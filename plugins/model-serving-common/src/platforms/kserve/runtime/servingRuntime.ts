import type { FieldReader } from '../../../kubernetes/FieldReader';
import {
  defineResource,
  type KubeObject,
} from '../../../kubernetes/resourceType';

/** A model format that a runtime serves. */
export interface SupportedFormat {
  name: string;
  version: string | undefined;
  /** whether KServe may choose the runtime for it unasked */
  autoSelect: boolean;
  /** the higher the sooner; undefined comes last */
  priority: number | undefined;
}

/** What serves the models of InferenceServices: in one namespace, or in all of them. */
export interface ServingRuntime extends KubeObject {
  formats: SupportedFormat[];
  disabled: boolean;
  /** for ModelMesh */
  multiModel: boolean;
  /** with workers on further nodes */
  multiNode: boolean;
  /** empty: any */
  protocols: string[];
}

const FIELDS = {
  group: 'serving.kserve.io',
  versions: ['v1alpha1'],
  read(runtime: FieldReader) {
    const spec = runtime.at('spec');
    return {
      formats: spec.at('supportedModelFormats').list().map(readFormat),
      disabled: spec.at('disabled').boolean() ?? false,
      multiModel: spec.at('multiModel').boolean() ?? false,
      multiNode: spec.at('workerSpec').exists,
      protocols: spec
        .at('protocolVersions')
        .list()
        .flatMap(protocol => protocol.string() ?? []),
    };
  },
} as const;

type RuntimeFields = Omit<ServingRuntime, keyof KubeObject>;

export const SERVING_RUNTIMES = defineResource<RuntimeFields>({
  ...FIELDS,
  plural: 'servingruntimes',
  kind: 'ServingRuntime',
  namespaced: true,
});

export const CLUSTER_SERVING_RUNTIMES = defineResource<RuntimeFields>({
  ...FIELDS,
  plural: 'clusterservingruntimes',
  kind: 'ClusterServingRuntime',
  namespaced: false,
});

function readFormat(format: FieldReader): SupportedFormat {
  return {
    name: format.at('name').string() ?? '',
    // People write 1 where the API wants "1".
    version: format.at('version').string(),
    autoSelect: format.at('autoSelect').boolean() ?? false,
    priority: format.at('priority').integer(),
  };
}
