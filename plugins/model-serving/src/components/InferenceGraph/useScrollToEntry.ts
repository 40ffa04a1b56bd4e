import { useEffect, useRef, type RefObject } from 'react';
import type { GraphDrawing } from '../../view/graph/drawGraph';

/**
 * Shows the entry of a graph that is larger than the page: its corner may be empty. Where somebody
 * has scrolled to stays while the graph keeps its size, however often the service is updated.
 */
export function useScrollToEntry({
  nodes: [entry],
  nodeSize,
  width,
  height,
}: GraphDrawing): RefObject<HTMLDivElement> {
  const ref = useRef<HTMLDivElement>(null);
  const left = entry && entry.left + nodeSize.width / 2;
  const top = entry && entry.top + nodeSize.height / 2;
  useEffect(() => {
    const element = ref.current;
    if (element && left !== undefined && top !== undefined) {
      element.scrollLeft = left - element.clientWidth / 2;
      element.scrollTop = top - element.clientHeight / 2;
    }
  }, [left, top, width, height]);
  return ref;
}
