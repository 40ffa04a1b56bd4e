import { Link } from '@backstage/ui';
import type { GpuHolder } from '@modeldeck/plugin-model-serving-common';
import type { ReactNode } from 'react';
import { useDuration } from '../../hooks/useDuration';
import { useServiceHref } from '../../hooks/useServiceHref';
import { useTranslation } from '../../hooks/useTranslation';
import { memoryText, shareText } from '../../view/gpu/gpuText';
import { holderOf, type HolderIndex } from '../../view/gpu/holderIndex';
import type { DeviceView } from '../../view/gpu/nodeDevices';
import { KnownValue } from '../KnownValue';
import classes from './GpuHeatMap.module.css';
import { useDeviceText } from './useDeviceText';

export interface DeviceDetailsProps {
  view: DeviceView;
  cluster: string;
  node: string;
  holders: HolderIndex;
}

/** All that is known of a device, and whose pods use it. */
export function DeviceDetails(props: DeviceDetailsProps) {
  const { view, cluster, node, holders } = props;
  const { t } = useTranslation();
  const duration = useDuration();
  const { device } = view;
  const text = useDeviceText()(view);
  return (
    <div className={classes.details}>
      <h4>
        {text.name}
        <small>{node}</small>
      </h4>
      <dl>
        <Fact label={t('gpuNode.product')}>
          <KnownValue value={device.product} />
        </Fact>
        <Fact label={t('gpuNode.utilization')}>
          <KnownValue value={device.utilization}>{shareText}</KnownValue>
        </Fact>
        <Fact label={t('gpuNode.memory')}>
          <KnownValue value={device.memoryUsedMiB}>
            {used => (
              <KnownValue value={device.memoryMiB}>
                {total =>
                  t('gpuNode.memoryOf', {
                    used: memoryText(used),
                    total: memoryText(total),
                  })
                }
              </KnownValue>
            )}
          </KnownValue>
        </Fact>
        <Fact label={t('gpuNode.temperature')}>
          <KnownValue value={device.temperatureCelsius}>
            {degrees =>
              t('gpuNode.celsius', { degrees: String(Math.round(degrees)) })
            }
          </KnownValue>
        </Fact>
        <Fact label={t('gpuNode.power')}>
          <KnownValue value={device.powerWatts}>
            {watts => t('gpuNode.watts', { watts: String(Math.round(watts)) })}
          </KnownValue>
        </Fact>
        <Fact label={t('gpuNode.idleFor')}>
          <KnownValue value={device.idleSeconds}>{duration}</KnownValue>
        </Fact>
      </dl>
      {device.pods.length === 0 ? (
        <p>{t('gpuNode.nobody')}</p>
      ) : (
        <>
          <strong>{t('gpuNode.heldBy')}</strong>
          <ul>
            {device.pods.map(({ namespace, name }, index) => (
              // Pods that the user may not see have no name.
              // eslint-disable-next-line react/no-array-index-key
              <li key={index}>
                <PodHolder
                  {...{ namespace, name }}
                  holder={holderOf(holders, { cluster, namespace, pod: name })}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

interface PodHolderProps {
  namespace: string;
  name: string;
  holder: GpuHolder | undefined;
}

/** A pod, and the service that it serves or whatever made it. */
function PodHolder({ namespace, name, holder }: PodHolderProps) {
  const { t } = useTranslation();
  const href = useServiceHref();
  if (name === '') {
    return <>{t('gpus.hidden')}</>;
  }
  const { service, revision, owner } = holder ?? {};
  return (
    <>
      {namespace}/{name}
      <small>
        {holder && t(`gpuTable.class.${holder.class}`)}
        {service !== undefined && href ? (
          <>
            {' · '}
            <Link variant="body-small" href={href(service)}>
              {revision || owner || service}
            </Link>
          </>
        ) : (
          owner !== undefined && ` · ${owner}`
        )}
      </small>
    </>
  );
}
