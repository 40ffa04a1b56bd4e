import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Alert } from '@backstage/ui';
import { useEffect, useState } from 'react';
import { useFormSettings } from '../../hooks/useFormSettings';
import { useTranslation } from '../../hooks/useTranslation';
import { formAnswers } from '../../view/formAnswers';
import { type FormPage, formPage } from '../../view/templates/formPage';
import { optionRefusals } from '../../view/templates/optionRefusals';
import { SeenPages } from '../../view/templates/SeenPages';
import { FieldNote } from '../TemplateField';
import { RefusalList } from './RefusalList';

/** Which template's rules are held against the answers. */
export type ServingOptionCheckOptions = {
  /** its name, e.g. `kserve-model` */
  template?: string;
};

export type ServingOptionCheckProps = FieldExtensionComponentProps<
  null,
  ServingOptionCheckOptions
>;

/**
 * A field of a template's form without a value: which of the answers do not go together and why,
 * as they are typed. It stands at the end of every page.
 */
export function ServingOptionCheck(props: ServingOptionCheckProps) {
  const { formContext, uiSchema } = props;
  const { t } = useTranslation();
  const { value: settings, error } = useFormSettings();
  const template = uiSchema?.['ui:options']?.template ?? '';
  const asked = useAsked(template, props);
  useNull(props);
  const refusals = optionRefusals({
    template,
    answers: formAnswers(formContext),
    settings,
    asked,
  });
  return (
    <div aria-live="polite">
      {refusals.length > 0 && (
        <Alert
          status="danger"
          icon
          title={t('optionCheck.title')}
          description={<RefusalList refusals={refusals} asked={asked} />}
        />
      )}
      {!settings && error && (
        <FieldNote
          isWarning
          text={t('optionCheck.unread', { reason: error.message })}
        />
      )}
    </div>
  );
}

/** What was asked for up to the page that this field is on. */
function useAsked(
  template: string,
  { name, registry }: Pick<ServingOptionCheckProps, 'name' | 'registry'>,
): FormPage {
  const [asked, setAsked] = useState<FormPage>(new Map());
  // As text, because the schema is another object at every drawing of the form.
  const page = JSON.stringify(
    [...formPage(registry?.rootSchema)].filter(([field]) => field !== name),
  );
  useEffect(() => {
    setAsked(SeenPages.of(template).show(new Map(JSON.parse(page))));
  }, [template, page]);
  return asked;
}

/** Only fields that have a value are validated; null is one. */
function useNull({
  formData,
  onChange,
}: Pick<ServingOptionCheckProps, 'formData' | 'onChange'>): void {
  useEffect(() => {
    if (formData === undefined) {
      onChange(null);
    }
  }, [formData, onChange]);
}
