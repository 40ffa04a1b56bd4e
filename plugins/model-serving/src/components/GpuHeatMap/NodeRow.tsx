import {
  type GpuNode,
  isUnknown,
  known,
} from '@modeldeck/plugin-model-serving-common';
import { useMemo } from 'react';
import { useTranslation } from '../../hooks/useTranslation';
import { unitsText } from '../../view/gpu/gpuText';
import {
  nodeDevices,
  type DeviceView,
  type UntoldUnits,
} from '../../view/gpu/nodeDevices';
import { taintText } from '../../view/gpu/taintText';
import { Hint } from '../Hint';
import { DeviceCell } from './DeviceCell';
import classes from './GpuHeatMap.module.css';

/** A device on its node, and the element that shows it. */
export interface PointedDevice {
  view: DeviceView;
  node: GpuNode;
  element: HTMLElement;
}

export interface NodeRowProps {
  node: GpuNode;
  windowSeconds: number;
  row: number;
  /** column of the cell that Tab leads to, where it is in this row */
  tabStop: number | undefined;
  onPoint: (pointed: PointedDevice | undefined) => void;
  onChoose: (chosen: PointedDevice) => void;
}

/** A node with its GPUs, and those that nothing tells of. */
export function NodeRow(props: NodeRowProps) {
  const { node, windowSeconds, row, tabStop, onPoint, onChoose } = props;
  const { t } = useTranslation();
  const { gpus, untold } = useMemo(
    () => nodeDevices(node, windowSeconds),
    [node, windowSeconds],
  );
  let column = 0;
  return (
    <li className={classes.node}>
      <NodeName node={node} />
      <div className={classes.devices}>
        {gpus.map(({ key, index, isSliced, parts }) => (
          <div key={key} className={isSliced ? classes.sliced : undefined}>
            <div className={classes.parts}>
              {parts.map(view => {
                const place = column;
                column += 1;
                return (
                  <DeviceCell
                    key={view.device.id}
                    {...{ view, row, column: place }}
                    node={node.name}
                    isTabStop={tabStop === place}
                    onPoint={element =>
                      onPoint(element && { view, node, element })
                    }
                    onChoose={element => onChoose({ view, node, element })}
                  />
                );
              })}
            </div>
            {isSliced && (
              <small aria-hidden="true">
                {t('gpuNode.device', { index: index ?? '?' })}
              </small>
            )}
          </div>
        ))}
        {untold.units > 0 && <Untold node={node} untold={untold} />}
        {untold.units === 0 && gpus.length === 0 && t('gpuNode.noDevices')}
      </div>
    </li>
  );
}

function NodeName({ node }: { node: GpuNode }) {
  const { t } = useTranslation();
  const { name, instanceType, capacityType, unavailableReason } = node;
  const taints = taintText(node);
  const unhealthy = node.amounts.reduce((sum, each) => sum + each.unhealthy, 0);
  const facts = [known(instanceType), known(capacityType)].filter(Boolean);
  return (
    <div className={classes.name}>
      <div>{name}</div>
      <small>{facts.join(' · ')}</small>
      {taints !== '' && (
        <small className={classes.taints} title={taints}>
          {t('gpuNode.taints', { taints })}
        </small>
      )}
      {unhealthy > 0 && (
        <small className={classes.unavailable}>
          {t('gpuNode.unhealthy', { units: unitsText(unhealthy) })}
        </small>
      )}
      {!node.available && (
        <small className={classes.unavailable}>
          {t('gpuNode.unavailable', { reason: unavailableReason ?? '' })}
        </small>
      )}
    </div>
  );
}

/** More squares than this say no more than their number does. */
const MOST_SQUARES = 16;

interface UntoldProps {
  node: GpuNode;
  untold: UntoldUnits;
}

/** Hatched, not empty and not idle: nobody knows what these do. */
function Untold({ node: { devices }, untold }: UntoldProps) {
  const { t } = useTranslation();
  const { units, held } = untold;
  return (
    <div className={classes.untold}>
      <span aria-hidden="true">
        {squaresOf(untold).map((state, place) => (
          <span
            // eslint-disable-next-line react/no-array-index-key
            key={place}
            className={`${classes.device} ${classes[state]}`}
          />
        ))}
      </span>
      <Hint
        text={isUnknown(devices) ? devices.unknown : t('gpuNode.untoldDevice')}
      >
        {isUnknown(devices)
          ? t('gpuNode.untold', {
              units: unitsText(units),
              held: unitsText(held),
            })
          : t('gpuNode.unseen', { units: unitsText(units) })}
      </Hint>
    </div>
  );
}

function squaresOf({ units, held, free }: UntoldUnits) {
  const squares = Math.min(MOST_SQUARES, Math.ceil(units));
  return Array.from({ length: squares }, (_, place) => {
    if (place < held) {
      return 'unknown';
    }
    return place < held + free ? 'free' : 'closed';
  });
}
