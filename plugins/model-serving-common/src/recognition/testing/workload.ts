import { FieldReader } from '../../kubernetes/FieldReader';
import { readObjectMeta } from '../../kubernetes/objectMeta';
import type { RecognisableWorkload } from '../RecognisableWorkload';

/** A Deployment of an R web service, changed as a test needs it. */
export function workload({
  metadata = {},
  ...changes
}: Partial<Omit<RecognisableWorkload, 'metadata'>> & {
  metadata?: object;
} = {}): RecognisableWorkload {
  return {
    kind: 'Deployment',
    containers: [
      { image: 'registry.example:5000/ml/r-plumber:4.3', ports: [8000] },
      { image: 'envoyproxy/envoy:v1.31', ports: [9901] },
    ],
    ...changes,
    metadata: readObjectMeta(
      FieldReader.of({
        name: 'churn-v2',
        namespace: 'ml-prod',
        labels: { app: 'churn', runtime: 'plumber' },
        ...metadata,
      }),
    ),
  };
}
