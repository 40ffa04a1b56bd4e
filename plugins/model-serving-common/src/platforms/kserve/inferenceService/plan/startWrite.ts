import type { StartCanaryRequest } from '../../../../canary/plan/PlanRequest';
import { imageChange } from '../../../../canary/plan/start/imageChange';
import { VERSION_MARK } from '../../../../canary/plan/start/versionMarks';
import type { WhyNot } from '../../../../canary/plan/WhyNot';
import { writeTo } from '../../../../canary/plan/writeTo';
import type { PlannedWrite } from '../../../../model/types';
import { INFERENCE_SERVICES, type InferenceService } from '../inferenceService';

/** The change of the model together with its percent, where the spec has a place for it. */
export function startWrite(
  object: InferenceService,
  { version, percent }: StartCanaryRequest,
): PlannedWrite | WhyNot {
  return version.storageUri === undefined
    ? imageWrite(object, version.image ?? '', version.label, percent)
    : uriWrite(object, version.storageUri, version.label, percent);
}

function uriWrite(
  object: InferenceService,
  storageUri: string,
  label: string | undefined,
  canaryTrafficPercent: number,
): PlannedWrite | WhyNot {
  const { uriField, storageUri: present, isCustom } = object.predictor;
  if (uriField === undefined) {
    return {
      reason: 'version-does-not-fit',
      message: isCustom
        ? 'its predictor is a container of its own, which names no storage URI'
        : 'its predictor does not name its model by one storageUri: its models come another way (storage, storageUris, TrainedModels)',
      instead: isCustom
        ? 'give the image of the new version'
        : 'change that in its manifest, together with canaryTrafficPercent',
    };
  }
  if (present === storageUri) {
    return {
      reason: 'same-version',
      message: `spec.predictor.${uriField}.storageUri is ${storageUri} already, so no new revision would be made`,
      instead: 'give the storage URI of another version, or set the weights',
    };
  }
  const labels = label && { labels: { [VERSION_MARK]: label } };
  return writeTo(INFERENCE_SERVICES, object, {
    type: 'merge',
    patch: {
      spec: {
        predictor: {
          canaryTrafficPercent,
          ...labels,
          [uriField]: { storageUri },
        },
      },
    },
    summary: `set spec.predictor.${uriField}.storageUri to ${storageUri} and canaryTrafficPercent to ${canaryTrafficPercent}, together`,
  });
}

function imageWrite(
  object: InferenceService,
  image: string,
  label: string | undefined,
  percent: number,
): PlannedWrite | WhyNot {
  const { isCustom, containers, labels } = object.predictor;
  if (!isCustom) {
    return {
      reason: 'version-does-not-fit',
      message:
        'its predictor loads its model from a storage URI, and its image is that of the runtime',
      instead: 'give the storage URI of the new version',
    };
  }
  const change = imageChange({
    containers,
    image,
    path: '/spec/predictor/containers',
  });
  if ('reason' in change) {
    return change;
  }
  const mark = `/spec/predictor/labels`;
  const marked =
    Object.keys(labels).length > 0
      ? { path: `${mark}/${VERSION_MARK.replace('/', '~1')}`, value: label }
      : { path: mark, value: { [VERSION_MARK]: label } };
  return writeTo(INFERENCE_SERVICES, object, {
    type: 'json',
    patch: [
      ...change.operations,
      ...(label === undefined ? [] : [{ op: 'add', ...marked }]),
      {
        op: 'add',
        path: '/spec/predictor/canaryTrafficPercent',
        value: percent,
      },
    ],
    summary: `set the image of container ${change.container} to ${image} and canaryTrafficPercent to ${percent}, together`,
  });
}
