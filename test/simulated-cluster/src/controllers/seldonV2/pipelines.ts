import { listAt, textAt } from '../../json/read';
import type { ClusterClient } from '../ClusterClient';
import { isReady, part, withReady } from './readiness';
import { MODELS, PIPELINES } from './resources';

/** SeldonIO/seldon-core: operator/scheduler/pipeline.go, with a Kafka that always works. */
export function controlPipelines(
  client: ClusterClient,
  namespace: string,
): void {
  for (const pipeline of client.list(PIPELINES, namespace)) {
    const areReady = listAt(pipeline, 'spec', 'steps').every(step =>
      isReady(client.get(MODELS, namespace, textAt(step, 'name') ?? '')),
    );
    const created = {
      reason: 'Empty reason | Created pipeline',
      message: 'PipelineReady',
    };
    client.setStatus(PIPELINES, pipeline, {
      conditions: withReady([
        part('ModelsReady', areReady, {
          reason: areReady
            ? 'Models all available'
            : 'Some models are not available',
        }),
        part('PipelineGwReady', true, created),
        part('PipelineReady', true, created),
      ]),
    });
  }
}
