import { useCallback } from 'react';
import { useTranslation } from '../../hooks/useTranslation';
import type { GraphLink } from '../../view/graph/graphLinks';
import { linkLabel } from '../../view/graph/linkLabel';
import { percentText } from '../TrafficBar';

/** Says what is written at a line, in the user's language. */
export function useLinkLabel(): (link: GraphLink) => string {
  const { t } = useTranslation();
  return useCallback(
    (link: GraphLink) =>
      linkLabel(link, percent =>
        t('graph.percent', { percent: percentText(percent) }),
      ),
    [t],
  );
}
