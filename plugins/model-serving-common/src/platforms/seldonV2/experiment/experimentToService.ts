import { firstMark } from '../../../kubernetes/marks';
import { plainText } from '../../../kubernetes/plainText';
import { malformedFields } from '../../../diagnosis/malformedFields';
import { assessHealth } from '../../../health/assessHealth';
import { terminating } from '../../../health/terminating';
import { orUnknown, unknown } from '../../../model/known';
import { assembledService } from '../../assembledService';
import type { NamespaceObjects } from '../../NamespaceObjects';
import type { AssembledService } from '../../ServingPlatform';
import { meshEndpoints } from '../meshEndpoints';
import { modelFormat } from '../model/modelFormat';
import { MODELS } from '../model/seldonModel';
import { candidateMissing } from '../rules/candidateMissing';
import { seldonReadiness } from '../seldonReadiness';
import { experimentRevisions } from './experimentRevisions';
import type { SeldonExperiment } from './seldonExperiment';

/** An Experiment of Core 2 as a service; what it shares requests out among are its revisions. */
export function experimentToService(
  experiment: SeldonExperiment,
  objects: NamespaceObjects,
): AssembledService {
  const { metadata, conditions } = experiment;
  const revisions = experimentRevisions(experiment, objects);
  const main = revisions.find(({ role }) => role === 'stable');
  const none = unknown('it has no stable candidate');
  const several = unknown('its candidates have their own');
  const model = objects.find(MODELS, main?.name ?? '');
  const findings = [
    candidateMissing(experiment, objects),
    malformedFields(experiment),
  ].filter(finding => finding !== undefined);
  return assembledService([experiment], objects, {
    platform: 'seldon-v2',
    mode: 'Experiment',
    model: {
      name:
        firstMark([metadata], 'modeldeck.io/model-name') ??
        plainText(metadata.name),
      version: main?.modelVersion ?? none,
      format: model
        ? modelFormat(model)
        : orUnknown(
            firstMark([metadata], 'modeldeck.io/model-format'),
            several.unknown,
          ),
      storageUri: main?.storageUri ?? none,
    },
    runtime: { name: several, protocol: 'v2' },
    revisions,
    endpoints: meshEndpoints(metadata.name, objects),
    scaling: { min: several, max: several },
    accelerators: [],
    health: assessHealth({
      terminating: terminating([experiment]),
      ready: seldonReadiness(conditions, [
        'ExperimentReady',
        'CandidatesReady',
        'MirrorReady',
      ]),
      statusIsStale: false,
      revisions,
      findings,
    }),
    findings,
  });
}
