import { exactly } from './NameShape';
import type { MetricSource } from './MetricSource';

/**
 * KServe's Python server times calls of the model, those that end in an exception as well
 * (`python/kserve/kserve/model.py`): its count tells how long, never whether it went well.
 */
export const kserveServer: MetricSource = {
  id: 'kserve-server',
  title: 'KServe’s Python server',
  inPods: true,
  // Where KServe's queue-proxy extension adds them.
  labels: [
    {
      label: 'revision_name',
      values: ({ name }) => exactly(name),
      within: ({ namespace }) => ({ namespace }),
    },
  ],
  durations: {
    latency: [{ bucket: 'request_predict_seconds_bucket', secondsPerUnit: 1 }],
  },
  enable:
    'set the annotation `serving.kserve.io/enable-prometheus-scraping: "true"` on the InferenceService and keep the label `pod` when scraping',
};
