import { parseEntityRef } from '@backstage/catalog-model';
import { useApiHolder } from '@backstage/frontend-plugin-api';
import { catalogApiRef, EntityRefLink } from '@backstage/plugin-catalog-react';
import type { CanaryEvent } from '@modeldeck/plugin-model-serving-common';
import { useTranslation } from '../../hooks/useTranslation';
import { changeYaml } from '../../view/canary/changeYaml';
import { sentence } from '../../view/sentence';
import { AgeText } from '../AgeText';
import { CodeText } from '../CodeText';
import classes from './CanaryHistory.module.css';

/** What happened to a canary and who did it, the newest first. */
export function EventList({ events }: { events: readonly CanaryEvent[] }) {
  const { t } = useTranslation();
  return (
    <ol className={classes.events} aria-label={t('history.events')}>
      {[...events].reverse().map((event, index) => (
        <li key={`${event.at} ${index}`} className={classes[event.type]}>
          <span className={classes.when}>
            <AgeText at={event.at} ago />
          </span>
          <div>
            <strong>{titleOf(event, t)}</strong>{' '}
            {event.by !== undefined && <Actor by={event.by} />}
            <div>
              <CodeText text={sentence(event.detail)} />
            </div>
            {event.instead !== undefined && (
              <div>
                <strong>{t('plan.instead')}: </strong>
                <CodeText text={sentence(event.instead)} />
              </div>
            )}
            {event.change && event.change.length > 0 && (
              <details>
                <summary>{t('plan.change')}</summary>
                <pre>{event.change.map(changeYaml).join('\n---\n')}</pre>
              </details>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

function titleOf(
  { type, decision }: CanaryEvent,
  t: ReturnType<typeof useTranslation>['t'],
): string {
  const title = t(`history.event.${type}`);
  return decision === undefined
    ? title
    : `${title}: ${t(`verdict.decision.${decision}`)}`;
}

/** Whoever it was: somebody of the catalogue, the policy, or a name that it does not know. */
function Actor({ by }: { by: string }) {
  const { t } = useTranslation();
  // Where there is no catalogue, there are no pages of its entities to lead to.
  const hasCatalog = useApiHolder().get(catalogApiRef) !== undefined;
  if (by === 'policy') {
    return <>{t('history.byPolicy')}</>;
  }
  return hasCatalog && isEntityRef(by) ? (
    <EntityRefLink entityRef={by} hideIcon />
  ) : (
    <>{t('history.by', { who: by })}</>
  );
}

function isEntityRef(text: string): boolean {
  try {
    return Boolean(parseEntityRef(text).kind);
  } catch {
    return false; // it is a name of its own
  }
}
