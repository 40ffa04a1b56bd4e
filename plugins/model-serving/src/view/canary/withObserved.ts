import type {
  CanaryReport,
  Revision,
} from '@modeldeck/plugin-model-serving-common';

/** Revisions with the share of the requests that metrics saw, of those that were looked at. */
export function withObserved(
  revisions: readonly Revision[],
  report: Pick<CanaryReport, 'stable' | 'canary'> | undefined,
): Revision[] {
  return revisions.map(revision => {
    const side = [report?.stable, report?.canary].find(
      candidate => candidate?.revision === revision.name,
    );
    const { observed } = side?.traffic ?? revision.traffic;
    return { ...revision, traffic: { ...revision.traffic, observed } };
  });
}
