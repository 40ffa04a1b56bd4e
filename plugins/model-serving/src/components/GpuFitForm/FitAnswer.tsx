import { Alert } from '@backstage/ui';
import type { GpuFit, GpuPool } from '@modeldeck/plugin-model-serving-common';
import { useTranslation } from '../../hooks/useTranslation';
import { fullStop, sentence } from '../../view/sentence';
import classes from './GpuFitForm.module.css';

const statuses = {
  yes: 'success',
  no: 'danger',
  'cannot-tell': 'warning',
} as const satisfies Record<GpuFit['fits'], string>;

export interface FitAnswerProps {
  answer: GpuFit | Error;
  /** to say their names */
  pools: readonly GpuPool[];
}

/** Whether it fits, where, what keeps the rest away, and what to do. */
export function FitAnswer({ answer, pools }: FitAnswerProps) {
  const { t } = useTranslation();
  if (answer instanceof Error) {
    return (
      <Alert
        status="warning"
        icon
        title={t('gpuFit.failed')}
        description={sentence(answer.message)}
      />
    );
  }
  const { fits, replicasPlaced, request, placements, reasons, next } = answer;
  return (
    <div className={classes.answer}>
      <Alert
        status={statuses[fits]}
        icon
        title={t(`gpuFit.${fits}`)}
        description={t('gpuFit.placed', {
          placed: String(replicasPlaced),
          replicas: String(request.replicas),
        })}
      />
      {placements.length > 0 && (
        <div>
          <strong>{t('gpuFit.placements')}</strong>
          <ul>
            {placements.map(({ cluster, pool, node, replicas }) => (
              <li key={`${cluster} ${node}`}>
                {t('gpuFit.replicasOn', { replicas: String(replicas), node })}{' '}
                <small>
                  {pools.find(({ id }) => id === pool)?.name ?? pool} ·{' '}
                  {cluster}
                </small>
              </li>
            ))}
          </ul>
        </div>
      )}
      {reasons.length > 0 && (
        <div>
          <strong>{t('gpuFit.reasons')}</strong>
          <ul>
            {reasons.map(({ code, nodes, detail }) => (
              <li key={`${code} ${detail}`}>
                {sentence(detail)}{' '}
                {nodes > 0 && (
                  <small>
                    {t('gpuFit.nodesOf', { number: String(nodes) })}
                  </small>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div>
        <strong>{t('service.nextStep')}: </strong>
        {fullStop(sentence(next))}
      </div>
    </div>
  );
}
