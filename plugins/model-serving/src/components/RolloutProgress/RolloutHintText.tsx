import type { ModelService } from '@modeldeck/plugin-model-serving-common';
import { useTranslation, type Translate } from '../../hooks/useTranslation';
import { rolloutHint, type RolloutHint } from '../../view/rollout';
import { percentText } from '../TrafficBar';

/** Where a service's rollout stands, in a few words; nothing where none is on its way. */
export function RolloutHintText({ service }: { service: ModelService }) {
  const { t } = useTranslation();
  const hint = rolloutHint(service);
  return hint ? <small>{hintText(hint, t)}</small> : null;
}

function hintText(hint: RolloutHint, t: Translate): string {
  switch (hint.kind) {
    case 'pausedAt':
      return t('rollout.hint.pausedAt', { percent: percentText(hint.percent) });
    case 'step':
      return t('rollout.hint.step', {
        step: String(hint.step),
        total: String(hint.count),
      });
    default:
      return t(`rollout.hint.${hint.kind}`);
  }
}
