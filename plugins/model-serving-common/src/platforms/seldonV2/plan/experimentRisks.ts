import type { ModelService, PlanRisk } from '../../../model/types';
import type { SeldonExperiment } from '../experiment/seldonExperiment';
import type { Target } from './experimentTarget';

/** What could go wrong with it although it does what it says. */
export function experimentRisks(
  service: ModelService,
  { defaultName, resourceType }: SeldonExperiment,
  { shares }: Target,
): PlanRisk[] {
  const winner = [...shares].find(([, percent]) => percent === 100)?.[0];
  const replaced = winner !== undefined && winner !== defaultName;
  return [
    ...(service.health.status === 'healthy'
      ? []
      : [
          risk(
            'experiment-not-ready',
            'warning',
            `the experiment is ${service.health.status} (${service.health.reason}): it splits nothing until all that it names is ready`,
          ),
        ]),
    ...(defaultName === undefined
      ? []
      : [
          risk(
            'default-follows',
            'info',
            `calls to ${resourceType} ${defaultName} by its own name are split alike`,
          ),
        ]),
    ...(replaced && defaultName !== undefined
      ? [
          risk(
            'experiment-has-to-stay',
            'warning',
            `deleting the experiment sends all calls back to ${defaultName}: let that have what ${winner} has first, then delete it`,
          ),
        ]
      : []),
    risk(
      'sticky-routes',
      'info',
      'callers that send x-seldon-route keep to the route that they got before',
    ),
    ...[...shares]
      .filter(([, percent]) => percent === 0)
      .map(([name]) =>
        risk(
          'keeps-loaded',
          'info',
          `${name} stays loaded at 0 % and keeps its memory on the Server`,
        ),
      ),
  ];
}

function risk(
  id: string,
  severity: PlanRisk['severity'],
  detail: string,
): PlanRisk {
  return { id, severity, detail };
}
