/** Kinds that may serve a model or anything else. @public */
export type RecognisableKind =
  | 'Deployment'
  | 'StatefulSet'
  | 'Rollout'
  | 'KnativeService';

/**
 * A company's own mark of a model service, for workloads that do not carry our label. What is
 * given must all hold. A rule names images or labels: a port alone is a guess.
 *
 * @public
 */
export interface RecognitionRule {
  /** what `--why` calls it */
  name: string;
  /** absent: all of them */
  kinds?: readonly RecognisableKind[];
  /** globs over namespaces, e.g. `ml-*` */
  namespaces?: readonly string[];
  /** a label selector on the workload, e.g. `runtime in (plumber,uwsgi)` */
  labels?: string;
  /** globs over container images without digest, e.g. `registry.example/ml/r-plumber:*` */
  images?: readonly string[];
  /** container ports, one of which must be there */
  ports?: readonly number[];
  /** the label whose value names the service; absent: the workload's own name */
  serviceLabel?: string;
  /** what the rule tells of the services it finds */
  runtime?: string;
  protocol?: string;
  format?: string;
}
