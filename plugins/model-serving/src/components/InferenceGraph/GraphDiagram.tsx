import type {
  InferenceGraphView,
  ModelService,
} from '@modeldeck/plugin-model-serving-common';
import { useTranslation } from '../../hooks/useTranslation';
import { useWidth } from '../../hooks/useWidth';
import type { GraphDrawing } from '../../view/graph/drawGraph';
import classes from './GraphDiagram.module.css';
import { GraphLines } from './GraphLines';
import { GraphNode } from './GraphNode';
import { useGraphDrawing } from './useGraphDrawing';
import { useLinkLabel } from './useLinkLabel';
import { useScrollToEntry } from './useScrollToEntry';

export interface GraphDiagramProps {
  graph: InferenceGraphView;
  /** the service it is the graph of */
  service: ModelService;
}

/**
 * A graph as a picture. Its nodes are links and lie in the order of the graph for a keyboard; its
 * lines are said by the list below it.
 */
export function GraphDiagram({ graph, service }: GraphDiagramProps) {
  const { t } = useTranslation();
  const [measured, width] = useWidth();
  const drawing = useGraphDrawing(graph, width);
  const scrolled = useScrollToEntry(drawing);
  return (
    <div ref={measured}>
      <div
        ref={scrolled}
        role="group"
        aria-label={t('graph.diagram', {
          nodes: String(drawing.nodes.length),
        })}
        className={classes.scroll}
        // What can be scrolled must be reached by a keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <div
          className={classes.canvas}
          style={{ width: drawing.width, height: drawing.height }}
        >
          <GraphLines drawing={drawing} />
          <LineLabels drawing={drawing} />
          {drawing.nodes.map(({ node, left, top }) => (
            <GraphNode
              key={node.id}
              node={node}
              own={node.service === service.id}
              style={{ left, top, ...drawing.nodeSize }}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

function LineLabels({ drawing }: { drawing: GraphDrawing }) {
  const labelOf = useLinkLabel();
  return (
    <div aria-hidden="true">
      {drawing.lines.map(({ link, label: { x, y, maxWidth } }) => {
        const text = labelOf(link);
        return text === '' ? null : (
          <span
            key={`${link.from}\n${link.to}`}
            className={classes.label}
            style={{ left: x, top: y, maxWidth }}
            title={text}
          >
            {text}
          </span>
        );
      })}
    </div>
  );
}
