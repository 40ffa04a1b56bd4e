import { known } from '@modeldeck/plugin-model-serving-common';
import { useDuration } from '../../hooks/useDuration';
import { useTranslation } from '../../hooks/useTranslation';
import { shareText } from '../../view/gpu/gpuText';
import type { DeviceView } from '../../view/gpu/nodeDevices';

export interface DeviceText {
  name: string;
  state: string;
}

/** A device in words: which one it is, and what it does. */
export function useDeviceText(): (view: DeviceView) => DeviceText {
  const { t } = useTranslation();
  const duration = useDuration();
  return ({ device, state, utilization }) => {
    const index = device.index ?? t('gpuNode.noIndex');
    const idleSeconds = known(device.idleSeconds);
    const words = {
      busy: t('gpuNode.busy', { share: shareText(utilization ?? 0) }),
      idle:
        idleSeconds === undefined
          ? t('gpuNode.idleUntimed')
          : t('gpuNode.idle', { time: duration(idleSeconds) }),
      free: t('gpuNode.free'),
      closed: t('gpuNode.closed'),
      unknown: t('gpuNode.unknown'),
    };
    return {
      name:
        device.profile === undefined
          ? t('gpuNode.device', { index })
          : t('gpuNode.slice', { index, profile: device.profile }),
      state: words[state],
    };
  };
}
