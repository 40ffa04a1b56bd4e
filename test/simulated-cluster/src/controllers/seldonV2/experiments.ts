import type { KubeObject } from '../../json/KubeObject';
import { listAt, objectAt, textAt } from '../../json/read';
import type { ClusterClient, Condition } from '../ClusterClient';
import { isReady, part, withReady } from './readiness';
import { EXPERIMENTS, MODELS, PIPELINES } from './resources';

/**
 * An Experiment answers nobody by its own name unless all that it names is ready
 * (SeldonIO/seldon-core: scheduler/pkg/envoy/processor; operator/scheduler/experiment.go).
 */
export function controlExperiments(
  client: ClusterClient,
  namespace: string,
): void {
  for (const experiment of client.list(EXPERIMENTS, namespace)) {
    client.setStatus(EXPERIMENTS, experiment, {
      conditions: conditions(client, experiment),
    });
  }
}

function conditions(
  client: ClusterClient,
  experiment: KubeObject,
): Condition[] {
  const candidates = listAt(experiment, 'spec', 'candidates').map(
    candidate => textAt(candidate, 'name') ?? '',
  );
  const mirror = textAt(objectAt(experiment, 'spec', 'mirror'), 'name');
  const mirrors = mirror === undefined ? [] : [mirror];
  const waiting = (names: readonly string[]) =>
    names.filter(name => !isReady(named(client, experiment, name)));
  const [missing] = waiting([...candidates, ...mirrors]);
  const refused = whyRefused(experiment, candidates);
  const reason =
    refused ??
    (missing === undefined
      ? 'experiment active'
      : `no live replica for model ${missing} for model route ${experiment.metadata.name}.experiment`);
  const areReady = waiting(candidates).length === 0;
  const isMirrored = waiting(mirrors).length === 0;
  return withReady([
    part('CandidatesReady', areReady, {
      reason: areReady ? 'Candidates ready' : 'Candidates not ready',
    }),
    part('ExperimentReady', !refused && missing === undefined, { reason }),
    part('MirrorReady', isMirrored, {
      reason: isMirrored ? 'Mirror ready' : 'Mirror not ready',
    }),
  ]);
}

function named(
  client: ClusterClient,
  experiment: KubeObject,
  name: string,
): KubeObject | undefined {
  const isOfPipelines =
    textAt(experiment, 'spec', 'resourceType') === 'pipeline';
  return client.get(
    isOfPipelines ? PIPELINES : MODELS,
    experiment.metadata.namespace,
    name,
  );
}

/** SeldonIO/seldon-core: scheduler/pkg/store/experiment/validate.go */
function whyRefused(
  experiment: KubeObject,
  candidates: readonly string[],
): string | undefined {
  const { name } = experiment.metadata;
  const byDefault = textAt(experiment, 'spec', 'default');
  if (byDefault !== undefined && !candidates.includes(byDefault)) {
    return `default model/pipeline ${byDefault} not found in experiment ${name} candidates`;
  }
  return candidates.some((each, index) => candidates.indexOf(each) !== index)
    ? `each candidate and mirror must be unique in experiment ${name}`
    : undefined;
}
