import type { ClusterPlatforms } from '@modeldeck/plugin-model-serving-common';
import type { Translate } from '../../hooks/useTranslation';
import type { PlatformChoice } from '../../view/platforms/choicesOf';
import { clusterFit } from '../../view/platforms/clusterFit';
import { platformText } from '../../view/platforms/platformText';

export interface ChoiceQuestion {
  choice: PlatformChoice;
  /** that was chosen in the form */
  cluster: string | undefined;
  /** undefined: they are not known */
  clusters: readonly ClusterPlatforms[] | undefined;
  /** why they are not known */
  error?: Error;
}

/** What is said of a choice. */
export interface ChoiceNote {
  text: string;
  /** the cluster that was chosen lacks for certain what it needs */
  isImpossible: boolean;
}

/** What the cluster that was chosen has for a choice; without one, which clusters have it. */
export function choiceNote(t: Translate, question: ChoiceQuestion): ChoiceNote {
  const { choice, cluster, clusters, error } = question;
  if (choice.needs.length === 0) {
    return { text: '', isImpossible: false };
  }
  if (!clusters) {
    const text = error
      ? t('platformPicker.unread', { reason: error.message })
      : t('platformPicker.reading');
    return { text, isImpossible: false };
  }
  const chosen = clusters.find(each => each.cluster === cluster);
  return chosen
    ? {
        text: t('platformPicker.chosen', {
          cluster: chosen.cluster,
          what: platformText(t, chosen, choice.needs),
        }),
        isImpossible: clusterFit(chosen, choice.needs).lacks.length > 0,
      }
    : { text: onWhich(t, clusters, choice.needs), isImpossible: false };
}

function onWhich(
  t: Translate,
  clusters: readonly ClusterPlatforms[],
  needs: readonly string[],
): string {
  const fits = clusters
    .map(cluster => ({ name: cluster.cluster, ...clusterFit(cluster, needs) }))
    .filter(({ lacks }) => lacks.length === 0);
  const namesOf = (isTold: boolean) =>
    fits
      .filter(({ untold }) => (untold === undefined) === isTold)
      .map(({ name }) => name)
      .join(', ');
  const having = namesOf(true);
  const untold = namesOf(false);
  return [
    having === ''
      ? t('platformPicker.nowhere')
      : t('platformPicker.on', { clusters: having }),
    ...(untold === ''
      ? []
      : [t('platformPicker.cannotTell', { clusters: untold })]),
  ].join('. ');
}
