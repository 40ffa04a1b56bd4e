import { firstMark } from '../../../kubernetes/marks';
import { plainText } from '../../../kubernetes/plainText';
import { malformedFields } from '../../../diagnosis/malformedFields';
import { assessHealth } from '../../../health/assessHealth';
import { terminating } from '../../../health/terminating';
import { orUnknown, unknown } from '../../../model/known';
import type { Revision } from '../../../model/types';
import { assembledService } from '../../assembledService';
import { givenRole } from '../../givenRole';
import type { NamespaceObjects } from '../../NamespaceObjects';
import type { AssembledService } from '../../ServingPlatform';
import { versionMark } from '../../versionMark';
import { countedAt } from '../elsewhere';
import { meshEndpoints } from '../meshEndpoints';
import { modelTraffic } from '../model/modelTraffic';
import { pipelineModelMissing } from '../rules/pipelineModelMissing';
import { seldonReadiness } from '../seldonReadiness';
import { pipelineGraph } from './pipelineGraph';
import type { SeldonPipeline } from './seldonPipeline';

/** A Pipeline of Core 2 as a service; its steps are Models and counted as such. */
export function pipelineToService(
  pipeline: SeldonPipeline,
  objects: NamespaceObjects,
): AssembledService {
  const { metadata, conditions } = pipeline;
  const revision = revisionOf(pipeline, objects);
  const several = unknown('its steps may have different ones');
  const findings = [
    pipelineModelMissing(pipeline, objects),
    malformedFields(pipeline),
  ].filter(finding => finding !== undefined);
  return assembledService([pipeline], objects, {
    platform: 'seldon-v2',
    mode: 'Pipeline',
    model: {
      name:
        firstMark([metadata], 'modeldeck.io/model-name') ??
        plainText(metadata.name),
      version: revision.modelVersion,
      format: orUnknown(
        firstMark([metadata], 'modeldeck.io/model-format'),
        several.unknown,
      ),
      storageUri: revision.storageUri,
    },
    runtime: { name: several, protocol: 'v2' },
    revisions: [revision],
    graph: pipelineGraph(pipeline, objects),
    endpoints: meshEndpoints(metadata.name, objects),
    scaling: { min: several, max: several },
    accelerators: [],
    health: assessHealth({
      terminating: terminating([pipeline]),
      ready: seldonReadiness(conditions, [
        'PipelineReady',
        'PipelineGwReady',
        'ModelsReady',
      ]),
      statusIsStale: false,
      revisions: [revision],
      findings,
    }),
    findings,
  });
}

function revisionOf(
  { metadata }: SeldonPipeline,
  objects: NamespaceObjects,
): Revision {
  return {
    name: plainText(metadata.name),
    role: givenRole([metadata]) ?? 'stable',
    modelVersion: orUnknown(
      versionMark([metadata]),
      'no label names a version',
    ),
    storageUri: unknown('it is no single model'),
    ...countedAt('the Models of its steps'),
    traffic: modelTraffic('Pipeline', metadata.name, objects),
  };
}
