import type { CanaryVersion } from '../../../canary/plan/PlanRequest';
import {
  imageChange,
  type JsonOperation,
} from '../../../canary/plan/start/imageChange';
import { VERSION_MARK } from '../../../canary/plan/start/versionMarks';
import type { WhyNot } from '../../../canary/plan/WhyNot';
import { unitPointer } from '../graph/unitPointer';
import type { Predictor } from '../predictor';
import { modelUnits } from '../predictorModel';
import type { StartPlace } from './startPlace';

/** The new version in the predictor that is to hold it, where its graph has one place for it. */
export function modelOperations(
  { source, index }: StartPlace,
  version: CanaryVersion,
): JsonOperation[] | WhyNot {
  const path = `/spec/predictors/${index}`;
  const model =
    version.storageUri === undefined
      ? imageOperations(source, path, version.image ?? '')
      : uriOperations(source, path, version.storageUri);
  return 'reason' in model
    ? model
    : [...model, ...labelOperations(source, path, version.label)];
}

function uriOperations(
  source: Predictor,
  path: string,
  storageUri: string,
): JsonOperation[] | WhyNot {
  const { graph } = source;
  const [only, ...others] = modelUnits(source);
  const before = only?.modelUri;
  if (!only || before === undefined || others.length > 0 || graph.omitted > 0) {
    return {
      reason: 'version-does-not-fit',
      message:
        others.length > 0
          ? `the graph of ${source.name} holds ${
              others.length + 1
            } models, and which of them is new was not said`
          : `the graph of ${source.name} loads no model by modelUri`,
      instead:
        others.length > 0
          ? 'change it in the manifest'
          : 'give the image of the new version',
    };
  }
  const place = `${path}${unitPointer(graph, only)}/modelUri`;
  return before === storageUri
    ? []
    : // No test of what stands there: it may hold what is not to be shown.
      [{ op: 'replace', path: place, value: storageUri }];
}

function imageOperations(
  source: Predictor,
  path: string,
  image: string,
): JsonOperation[] | WhyNot {
  const [component, ...others] = source.components;
  if (!component || component.containers.length === 0 || others.length > 0) {
    return {
      reason: 'version-does-not-fit',
      message: `which container of ${source.name} is to get the image cannot be told: it has ${source.components.length} componentSpecs`,
      instead: component
        ? 'change the image in the manifest'
        : 'give the storage URI of the new version',
    };
  }
  const { containers } = component;
  if (containers.some(container => container.image === image)) {
    return [];
  }
  const change = imageChange({
    containers,
    image,
    path: `${path}/componentSpecs/0/spec/containers`,
  });
  return 'reason' in change ? change : change.operations;
}

function labelOperations(
  { labels }: Predictor,
  path: string,
  label: string | undefined,
): JsonOperation[] {
  if (label === undefined) {
    return [];
  }
  return Object.keys(labels).length > 0
    ? [
        {
          op: 'add',
          path: `${path}/labels/${VERSION_MARK.replace('/', '~1')}`,
          value: label,
        },
      ]
    : [{ op: 'add', path: `${path}/labels`, value: { [VERSION_MARK]: label } }];
}
