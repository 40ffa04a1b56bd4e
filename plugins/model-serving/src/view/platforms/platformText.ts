import type { ClusterPlatforms } from '@modeldeck/plugin-model-serving-common';
import type { Translate } from '../../hooks/useTranslation';
import { apiGroupTitle } from './apiGroupTitle';
import { clusterFit, type Lack } from './clusterFit';

/** What a cluster lacks of what is needed, or that it has it; in one line without its name. */
export function platformText(
  t: Translate,
  cluster: ClusterPlatforms,
  needs: readonly string[],
): string {
  const { lacks, untold } = clusterFit(cluster, needs);
  if (lacks.length > 0) {
    return lacks.map(lack => lackText(t, lack)).join('; ');
  }
  if (untold !== undefined) {
    return t('platforms.cannotTell', { reason: untold });
  }
  const titles = needs.map(need => apiGroupTitle(need.split('/')[0] ?? ''));
  return titles.length === 0
    ? ''
    : t('platforms.has', { platforms: [...new Set(titles)].join(', ') });
}

function lackText(t: Translate, { group, plural, isPartial }: Lack): string {
  const platform = apiGroupTitle(group);
  return t('platforms.lacks', {
    resource: `${plural}.${group}`,
    reason: isPartial
      ? t('platforms.partial', { platform })
      : t('platforms.notInstalled', { platform }),
  });
}
