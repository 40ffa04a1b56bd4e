import type { Gap } from '@modeldeck/plugin-model-serving-common';
import { useTranslation } from '../../hooks/useTranslation';
import classes from './GapList.module.css';

/** Lists that could not be read, and what cannot be told because of it. */
export function GapList({ gaps }: { gaps: Gap[] }) {
  const { t } = useTranslation();
  const forbidden = gaps.some(({ state }) => state === 'forbidden');
  return (
    <div>
      <ul className={classes.list}>
        {gaps.map(gap => (
          <GapItem key={`${gap.resource} ${gap.namespace}`} gap={gap} />
        ))}
      </ul>
      {forbidden && t('cluster.gapHelp')}
    </div>
  );
}

function GapItem({ gap }: { gap: Gap }) {
  const { t } = useTranslation();
  const { namespace, reason, consequence } = gap;
  const resource = namespace
    ? t('cluster.gapNamespace', { resource: gap.resource, namespace })
    : gap.resource;
  return (
    <li>
      {gap.state === 'forbidden'
        ? t('cluster.gapForbidden', { resource, consequence })
        : t('cluster.gapFailed', { resource, reason, consequence })}
    </li>
  );
}
