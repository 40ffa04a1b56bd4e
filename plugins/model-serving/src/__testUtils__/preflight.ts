import type {
  PreflightCheck,
  PreflightReport,
} from '@modeldeck/plugin-model-serving-common';
import { aService } from './services';

/** Of the next version of `fraud`: it would fit, and could not be measured. */
export function aPreflight(checks?: PreflightCheck[]): PreflightReport {
  const { id, cluster, namespace, kind, name } = aService();
  return {
    apiVersion: 'modeldeck.io/v1alpha1',
    kind: 'PreflightReport',
    observedAt: '2026-11-21T12:00:00Z',
    service: { id, cluster, namespace, kind, name },
    subject: 'service',
    outcome: 'failed',
    checks: checks ?? [
      {
        id: 'accelerators-fit',
        title: 'Accelerators fit',
        state: 'passed',
        detail: 'one more pod finds a node',
        evidence: [],
      },
      {
        id: 'metrics-separate',
        title: 'Metrics tell the versions apart',
        state: 'failed',
        detail: 'no source tells errors by revision',
        evidence: ['the pods expose no metrics'],
        fix: 'switch metrics on',
      },
    ],
    fits: [],
  };
}
