import type { InferenceGraphView } from '@modeldeck/plugin-model-serving-common';
import { useMemo } from 'react';
import { useTranslation } from '../../hooks/useTranslation';
import { walkGraph } from '../../view/graph/walkGraph';
import classes from './GraphOutline.module.css';
import { useLinkLabel } from './useLinkLabel';

/** Deeper than this is written no further to the right. */
const MAX_INDENT = 12;

/** The graph in words, for whoever does not see it and for whoever would rather read. */
export function GraphOutline({ graph }: { graph: InferenceGraphView }) {
  const { t } = useTranslation();
  const labelOf = useLinkLabel();
  const nodes = useMemo(
    () => new Map(graph.nodes.map(node => [node.id, node])),
    [graph],
  );
  const { visits } = useMemo(() => walkGraph(graph), [graph]);
  return (
    <details className={classes.root}>
      <summary>{t('graph.asList')}</summary>
      <ol className={classes.list}>
        {visits.map(({ id, depth, link, met }) => {
          const { title, kind, detail } = nodes.get(id)!;
          const label = link && labelOf(link);
          return (
            <li
              key={JSON.stringify([link?.from, id])}
              aria-level={depth + 1}
              style={{ marginInlineStart: `${Math.min(depth, MAX_INDENT)}em` }}
            >
              {label && <span className={classes.label}>{label} → </span>}
              {title}{' '}
              <span className={classes.detail}>
                {[
                  t(`graph.kind.${kind}`),
                  detail,
                  met !== 'first' && t(`graph.${met}`),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          );
        })}
      </ol>
    </details>
  );
}
