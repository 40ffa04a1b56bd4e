import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Flex, TextField } from '@backstage/ui';
import { useEffect, useState } from 'react';
import { useRegistryModels } from '../../hooks/useRegistryModels';
import { useTranslation } from '../../hooks/useTranslation';
import { namesVersion, searchTextOf } from '../../view/registry/registryUri';
import { fieldControl, FieldNote, TemplateField } from '../TemplateField';
import { ModelCombobox } from './ModelCombobox';
import { ModelPlace } from './ModelPlace';

/** What a field of a template's form is given. */
export type RegistryModelPickerProps = FieldExtensionComponentProps<
  string | undefined
>;

/**
 * A field of a template's form: where a model is, as an address, or as what the registry has. What
 * goes wrong with the registry keeps nobody from typing.
 */
export function RegistryModelPicker(props: RegistryModelPickerProps) {
  const { formData = '', onChange } = props;
  const { t } = useTranslation();
  const found = useRegistryModels(searchTextOf(formData));
  const error = found instanceof Error ? found : undefined;
  const list = found instanceof Error ? undefined : found;
  const { isPlain, setFocused } = useIsPlain(list?.configured);
  const control = {
    ...fieldControl(props),
    value: formData,
    onChange: (uri: string) => onChange(uri === '' ? undefined : uri),
  };
  return (
    <TemplateField field={props}>
      <div onFocus={() => setFocused(true)} onBlur={() => setFocused(false)}>
        {isPlain ? (
          <TextField
            {...control}
            description={t('registryPicker.noRegistry')}
          />
        ) : (
          <Flex direction="column" gap="2">
            <ModelCombobox {...control} found={found} />
            {error && (
              <FieldNote
                isWarning
                text={t('registryPicker.unread', { reason: error.message })}
              />
            )}
            {namesVersion(formData) && <ModelPlace uri={formData.trim()} />}
          </Flex>
        )}
      </div>
    </TemplateField>
  );
}

/**
 * Whether a plain field is enough, by what was known last of the registry. Whoever is typing is not
 * given another field: it would take the focus away.
 */
function useIsPlain(hasRegistry: boolean | undefined) {
  const [known, setKnown] = useState(hasRegistry);
  const [isPlain, setPlain] = useState(false);
  const [isFocused, setFocused] = useState(false);
  useEffect(() => {
    setKnown(last => hasRegistry ?? last);
  }, [hasRegistry]);
  useEffect(() => {
    if (!isFocused && known !== undefined) {
      setPlain(!known);
    }
  }, [known, isFocused]);
  return { isPlain, setFocused };
}
