import { Link } from '@backstage/ui';
import type { GraphNodeView } from '@modeldeck/plugin-model-serving-common';
import type { CSSProperties } from 'react';
import { useServiceHref } from '../../hooks/useServiceHref';
import { useTranslation } from '../../hooks/useTranslation';
import { HealthIcon } from '../HealthBadge';
import classes from './GraphNode.module.css';
import { nodeIcons, nodeStyle } from './nodeIcons';
import { useHealthOf } from './useHealthOf';

export interface GraphNodeProps {
  node: GraphNodeView;
  /** whether the service that answers there is the one whose graph it is */
  own: boolean;
  style: CSSProperties;
}

/** A step that a request passes; where another service answers, the way to it and how it is. */
export function GraphNode({ node, own, style }: GraphNodeProps) {
  const { t } = useTranslation();
  const href = useServiceHref();
  const health = useHealthOf(own ? undefined : node.service);
  const { kind, title, detail } = node;
  const Icon = nodeIcons[kind];
  const text = [t(`graph.kind.${kind}`), detail].filter(Boolean).join(' · ');
  return (
    <div
      className={`${classes.node} ${classes[nodeStyle(kind)]} ${
        kind === 'external' || kind === 'unknown' ? classes.outside : ''
      }`}
      style={style}
      title={`${title}\n${text}`}
    >
      <Icon size={18} aria-hidden className={classes.icon} />
      <div className={classes.text}>
        <div className={classes.title}>
          {node.service && !own && href ? (
            <Link className={classes.link} href={href(node.service)}>
              {title}
            </Link>
          ) : (
            title
          )}
        </div>
        {/* A model's icon says what it is; its server needs the room. */}
        <div className={classes.detail}>
          {kind === 'model' && detail ? detail : text}
        </div>
      </div>
      {health && <HealthIcon status={health} />}
    </div>
  );
}
