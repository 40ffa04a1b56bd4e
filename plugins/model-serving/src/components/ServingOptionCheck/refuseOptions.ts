import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { modelServingApiRef } from '../../api';
import { translateIn } from '../../translation/translateIn';
import { optionRefusals, titlesOf } from '../../view/templates/optionRefusals';
import { SeenPages } from '../../view/templates/SeenPages';
import type { ServingOptionCheckOptions } from './ServingOptionCheck';

/**
 * Keeps a form on its page as long as answers do not go together. Why they do not is said where
 * the field is; here, what to change. With settings that cannot be read the project's own step is
 * left to refuse.
 */
export const refuseOptions: CustomFieldValidator<
  null,
  ServingOptionCheckOptions
> = async (_value, field, { apiHolder, formData, uiSchema }) => {
  const template = uiSchema?.['ui:options']?.template ?? '';
  const asked = SeenPages.of(template).asked();
  const settings = await apiHolder
    .get(modelServingApiRef)
    ?.formSettings()
    .catch(() => undefined);
  const t = translateIn(apiHolder);
  for (const refusal of optionRefusals({
    template,
    answers: formData,
    settings,
    asked,
  })) {
    const fields = titlesOf(refusal, asked);
    field.addError(t ? t('optionCheck.change', { fields }) : refusal.reason);
  }
};
