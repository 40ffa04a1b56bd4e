import { httpOutcome } from './httpOutcome';
import { exactly } from './NameShape';
import type { MetricSource } from './MetricSource';

/** Metrics of a company's own, recording rules most of all, as its settings describe them. @public */
export interface CustomMetricSource {
  name: string;
  /** label that names the revision; absent: only the pods tell */
  revisionLabel?: string;
  /** label that names the namespace */
  namespaceLabel: string;
  /** counter of requests, e.g. `kserve_request_total`, and its label of HTTP status codes */
  requests?: { series: string; codeLabel: string };
  /** histogram without `_bucket`, e.g. `kserve_request_duration_seconds` */
  latency?: { series: string; secondsPerUnit: number };
}

/** A source like those that platforms have. */
export function customSource(custom: CustomMetricSource): MetricSource {
  const { name, revisionLabel, namespaceLabel, requests, latency } = custom;
  return {
    id: `custom-${name}`,
    title: name,
    inPods: true,
    labels:
      revisionLabel === undefined
        ? []
        : [
            {
              label: revisionLabel,
              values: revision => exactly(revision.name),
              within: ({ namespace }) => ({ [namespaceLabel]: namespace }),
            },
          ],
    ...(requests && {
      outcomes: [
        {
          name: requests.series,
          outcome: labels => httpOutcome(labels[requests.codeLabel]),
        },
      ],
      tellsClientErrors: true,
    }),
    ...(latency && {
      durations: {
        latency: [
          {
            bucket: `${latency.series}_bucket`,
            secondsPerUnit: latency.secondsPerUnit,
          },
        ],
      },
    }),
    enable: `see to it that ${
      requests?.series ?? latency?.series ?? name
    } has series of both revisions`,
  };
}
