import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { modelServingApiRef } from '../../api';
import { translateIn } from '../../translation/translateIn';
import { chosenCluster } from '../../view/formAnswers';
import { choicesOf } from '../../view/platforms/choicesOf';
import { choiceNote } from './choiceNote';
import type { ServingPlatformPickerOptions } from './ServingPlatformPicker';

/**
 * Refuses a choice that the chosen cluster lacks for certain: as a default it is taken without
 * anybody's choosing it. What cannot be told stops nobody.
 */
export const refusePlatform: CustomFieldValidator<
  string,
  ServingPlatformPickerOptions
> = async (value, field, { apiHolder, formData, schema, uiSchema }) => {
  const t = translateIn(apiHolder);
  const cluster = chosenCluster(formData);
  const choice = choicesOf(schema, uiSchema?.['ui:options']?.requires).find(
    each => each.value === value,
  );
  const list = await apiHolder
    .get(modelServingApiRef)
    ?.platforms()
    .catch(() => undefined);
  if (!t || !choice || !list) {
    return;
  }
  const { text, isImpossible } = choiceNote(t, {
    choice,
    cluster,
    clusters: list.items,
  });
  if (isImpossible) {
    field.addError(
      t('platformPicker.refused', { choice: choice.label, reason: text }),
    );
  }
};
