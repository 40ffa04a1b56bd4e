import { Button, Popover } from '@backstage/ui';
import type {
  GpuNode,
  GpuPool,
  GpuReport,
} from '@modeldeck/plugin-model-serving-common';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from '../../hooks/useTranslation';
import { holderIndex } from '../../view/gpu/holderIndex';
import { moveInGrid } from '../../view/gpu/moveInGrid';
import { HoverNote } from '../HoverNote';
import { DeviceDetails } from './DeviceDetails';
import classes from './GpuHeatMap.module.css';
import { HeatLegend } from './HeatLegend';
import { NodeRow, type PointedDevice } from './NodeRow';

const PAGE_SIZE = 50;

export interface GpuHeatMapProps {
  report: Pick<GpuReport, 'nodes' | 'holders' | 'windowSeconds'>;
  /** those whose nodes are shown, in their order */
  pools: readonly GpuPool[];
}

/** Every node, device by device: how much it is used, and what is held without being used. */
export function GpuHeatMap({ report, pools }: GpuHeatMapProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(PAGE_SIZE);
  const nodes = useMemo(
    () =>
      pools.flatMap(({ id }) => report.nodes.filter(({ pool }) => pool === id)),
    [pools, report.nodes],
  );
  const more = Math.min(PAGE_SIZE, nodes.length - shown);
  return (
    <div className={classes.root}>
      <HeatLegend />
      <Map {...{ report, pools }} nodes={nodes.slice(0, shown)} />
      {more > 0 && (
        <Button variant="tertiary" onPress={() => setShown(shown + PAGE_SIZE)}>
          {t('gpus.showAll', { number: String(more) })}
        </Button>
      )}
    </div>
  );
}

function Map({ report, pools, nodes }: GpuHeatMapProps & { nodes: GpuNode[] }) {
  const { t } = useTranslation();
  const [tabStop, setTabStop] = useState({ row: 0, column: 0 });
  const [pointed, setPointed] = useState<PointedDevice>();
  const [chosen, setChosen] = useState<PointedDevice>();
  const holders = useMemo(() => holderIndex(report.holders), [report.holders]);
  const anchor = useRef<HTMLElement | null>(null);
  anchor.current = chosen?.element ?? null;
  const point = (device: PointedDevice | undefined) => {
    setPointed(device);
    if (device?.element === document.activeElement) {
      setTabStop(placeOf(device!.element));
    }
  };
  return (
    <div
      // One stop of Tab, from which arrow keys lead on.
      role="toolbar"
      aria-label={t('gpuNode.label')}
      className={classes.colors}
      onKeyDown={moveFocus}
    >
      {pools.map(pool => (
        <section key={pool.id} className={classes.pool}>
          <h3>
            {pool.name} <small>{pool.cluster}</small>
          </h3>
          <ul>
            {nodes.map((node, row) =>
              node.pool === pool.id ? (
                <NodeRow
                  key={`${node.cluster} ${node.name}`}
                  {...{ node, row }}
                  windowSeconds={report.windowSeconds}
                  tabStop={tabStop.row === row ? tabStop.column : undefined}
                  onPoint={point}
                  onChoose={setChosen}
                />
              ) : null,
            )}
          </ul>
        </section>
      ))}
      {pointed && !chosen && (
        <HoverNote element={pointed.element}>
          <DeviceDetails {...detailsOf(pointed)} holders={holders} />
        </HoverNote>
      )}
      {chosen && (
        <Popover
          key={keyOf(chosen)}
          isOpen
          triggerRef={anchor}
          placement="bottom"
          onOpenChange={isOpen => !isOpen && setChosen(undefined)}
          aria-label={t('gpuNode.label')}
        >
          <DeviceDetails {...detailsOf(chosen)} holders={holders} />
        </Popover>
      )}
    </div>
  );
}

function keyOf({ node, view }: PointedDevice): string {
  return `${node.cluster} ${node.name} ${view.device.id}`;
}

function detailsOf({ node, view }: PointedDevice) {
  return { view, cluster: node.cluster, node: node.name };
}

function placeOf({ dataset }: HTMLElement) {
  return { row: Number(dataset.row), column: Number(dataset.column) };
}

/** Arrow keys lead from device to device: by Tab alone the way through a cluster is too long. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const cells = [
    ...event.currentTarget.querySelectorAll<HTMLElement>('button[data-row]'),
  ];
  const from = cells.findIndex(cell => cell === event.target);
  const to = moveInGrid(cells.map(placeOf), from, event.key);
  if (to !== undefined) {
    event.preventDefault();
    cells[to]?.focus();
  }
}
