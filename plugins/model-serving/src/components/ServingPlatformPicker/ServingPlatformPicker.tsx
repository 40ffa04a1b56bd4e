import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Flex, Radio, RadioGroup } from '@backstage/ui';
import { useId } from 'react';
import { usePlatforms } from '../../hooks/usePlatforms';
import { useTranslation } from '../../hooks/useTranslation';
import { chosenCluster, formAnswers } from '../../view/formAnswers';
import { choicesOf } from '../../view/platforms/choicesOf';
import { fieldControl, FieldNote, TemplateField } from '../TemplateField';
import { choiceNote } from './choiceNote';
import classes from './ServingPlatformPicker.module.css';

/** What the choices of a template need of a cluster. */
export type ServingPlatformPickerOptions = {
  /** by the choice: kinds that have to be served, as `group/plural` */
  requires?: Record<string, string[]>;
};

export type ServingPlatformPickerProps = FieldExtensionComponentProps<
  string,
  ServingPlatformPickerOptions
>;

/**
 * A field of a template's form: one of a few ways to serve, with what the clusters have of it. Of a
 * cluster that was chosen, only what it has can be chosen.
 */
export function ServingPlatformPicker(props: ServingPlatformPickerProps) {
  const { formData, onChange, schema, uiSchema, formContext } = props;
  const { t } = useTranslation();
  const noteId = useId();
  const { value: clusters, error } = usePlatforms();
  const cluster = chosenCluster(formAnswers(formContext));
  const choices = choicesOf(schema, uiSchema?.['ui:options']?.requires);
  const { isDisabled, ...control } = fieldControl(props);
  return (
    <TemplateField field={props}>
      <RadioGroup
        {...control}
        isDisabled={isDisabled}
        value={formData ?? null}
        onChange={onChange}
      >
        {choices.map(choice => {
          const note = choiceNote(t, { choice, cluster, clusters, error });
          const isChosen = formData === choice.value;
          const id = note.text === '' ? undefined : `${noteId}${choice.value}`;
          return (
            <Flex key={choice.value} direction="column" gap="1">
              <Radio
                value={choice.value}
                isDisabled={note.isImpossible}
                aria-describedby={id}
              >
                {choice.label}
              </Radio>
              {id && (
                <div className={classes.note}>
                  <FieldNote
                    id={id}
                    text={note.text}
                    isWarning={note.isImpossible && isChosen}
                    isQuiet={!isChosen}
                  />
                </div>
              )}
            </Flex>
          );
        })}
      </RadioGroup>
    </TemplateField>
  );
}
