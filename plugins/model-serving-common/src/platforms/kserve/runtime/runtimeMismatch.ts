import type { InferenceService } from '../inferenceService/inferenceService';
import { annotatedMode } from '../inferenceService/deploymentMode';
import type { PredictorSpec } from '../inferenceService/predictorSpec';
import type { ServingRuntime } from './servingRuntime';

/** What a predictor asks of a runtime. */
export interface WantedRuntime {
  format: string;
  formatVersion: string | undefined;
  /** undefined: any, which only a runtime that was named by hand may leave open */
  protocol: string | undefined;
  multiModel: boolean;
  multiNode: boolean;
  /** chosen by a person: KServe checks less of it */
  isNamed: boolean;
}

const SPEAK_V2 = new Set(['triton', 'vllm']);
const SPOKE_V2_BEFORE_MODEL = new Set(['triton', 'onnx', 'huggingface']);

/** As KServe's webhook fills it in (kserve/kserve: v1beta1/inference_service_defaults.go). */
function defaultProtocol({ format = '', hasModel }: PredictorSpec): string {
  const speaksV2 = hasModel ? SPEAK_V2 : SPOKE_V2_BEFORE_MODEL;
  return speaksV2.has(format) ? 'v2' : 'v1';
}

/** undefined: a custom container needs no runtime. */
export function wantedRuntime(
  service: InferenceService,
): WantedRuntime | undefined {
  const { predictor } = service;
  const { format, formatVersion, runtime, protocol, isMultiNode } = predictor;
  const isNamed = runtime !== undefined;
  return format === undefined || predictor.isCustom
    ? undefined
    : {
        format,
        formatVersion,
        protocol:
          protocol ?? (isNamed ? undefined : defaultProtocol(predictor)),
        multiModel:
          (service.statusMode ?? annotatedMode(service)) === 'ModelMesh',
        multiNode: isMultiNode,
        isNamed,
      };
}

/**
 * Why KServe does not take a runtime for a predictor; undefined: it may. The first reason that
 * KServe itself comes to (kserve/kserve: v1beta1/predictor_model.go, GetSupportingRuntimes, and
 * components/predictor.go, reconcileModel).
 */
export function runtimeMismatch(
  runtime: ServingRuntime,
  wanted: WantedRuntime,
): string | undefined {
  const { disabled, multiModel, multiNode, protocols } = runtime;
  const { isNamed, protocol } = wanted;
  if (disabled) {
    return 'is disabled';
  }
  if (!isNamed && multiModel !== wanted.multiModel) {
    return multiModel ? 'serves many models (ModelMesh)' : 'serves one model';
  }
  if (
    protocol !== undefined &&
    protocols.length > 0 &&
    !protocols.includes(protocol)
  ) {
    return `speaks ${protocols.slice(0, 4).join(', ')}, not ${protocol}`;
  }
  const formatMismatch = mismatchOfFormats(runtime, wanted);
  if (formatMismatch) {
    return formatMismatch;
  }
  return !isNamed && multiNode !== wanted.multiNode
    ? `is for ${multiNode ? 'several nodes' : 'one node'}`
    : undefined;
}

function mismatchOfFormats(
  { formats }: ServingRuntime,
  { format, formatVersion, isNamed }: WantedRuntime,
): string | undefined {
  const ofName = formats.filter(({ name }) => name === format);
  if (ofName.length === 0) {
    return `does not serve ${format}`;
  }
  const ofVersion = ofName.filter(
    ({ version }) => formatVersion === undefined || version === formatVersion,
  );
  if (ofVersion.length === 0) {
    const versions = ofName.flatMap(({ version }) => version ?? 'no version');
    return `serves ${format} ${versions
      .slice(0, 4)
      .join(', ')}, not ${formatVersion}`;
  }
  return isNamed || ofVersion.some(({ autoSelect }) => autoSelect)
    ? undefined
    : `serves ${format} only where it is named (no autoSelect)`;
}
