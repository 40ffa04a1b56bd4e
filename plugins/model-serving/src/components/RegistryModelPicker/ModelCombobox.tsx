import { Combobox } from '@backstage/ui';
import type {
  RegistryModelList,
  RegistryModelSummary,
} from '@modeldeck/plugin-model-serving-common';
import { type Translate, useTranslation } from '../../hooks/useTranslation';
import {
  aliasUri,
  searchTextOf,
  versionUri,
} from '../../view/registry/registryUri';
import type { FieldControl } from '../TemplateField';

const TYPED = '~typed';
const NOTE = '~note';

export interface ModelComboboxProps extends FieldControl {
  value: string;
  /** undefined: it is being searched */
  found: RegistryModelList | Error | undefined;
  onChange: (uri: string) => void;
}

/** A text, and below it what the registry has under it: each model with its aliases and versions. */
export function ModelCombobox(props: ModelComboboxProps) {
  const { value, found, onChange, ...field } = props;
  const { t } = useTranslation();
  return (
    <Combobox
      {...field}
      allowsCustomValue
      placeholder={t('registryPicker.placeholder')}
      menuTrigger="input"
      options={optionsOf(t, value, found)}
      search={{
        inputValue: value,
        onInputChange: onChange,
        // They were searched for already, by what the registry understands.
        filter: () => true,
      }}
    />
  );
}

function optionsOf(
  t: Translate,
  value: string,
  found: ModelComboboxProps['found'],
) {
  const note = (label: string) => ({ id: NOTE, label, disabled: true });
  if (
    found instanceof Error ||
    found?.configured === false ||
    searchTextOf(value) === undefined
  ) {
    // An empty list would say, in English, that nothing was found.
    const description = t('registryPicker.asTyped');
    return [{ id: TYPED, label: value, description }];
  }
  if (!found) {
    return [note(t('registryPicker.searching'))];
  }
  if (found.items.length === 0) {
    return [note(t('registryPicker.noneFound'))];
  }
  return [
    ...found.items.map(model => sectionOf(t, model)),
    ...(found.more ? [note(t('registryPicker.more'))] : []),
  ];
}

function sectionOf(t: Translate, model: RegistryModelSummary) {
  const { name, versions, aliases } = model;
  return {
    title: name,
    options: [
      ...Object.entries(aliases).map(([alias, version]) =>
        optionOf(aliasUri(name, alias), t('registryPicker.alias', { version })),
      ),
      ...versions.map((version, index) =>
        optionOf(
          versionUri(name, version),
          t(index === 0 ? 'registryPicker.latest' : 'registryPicker.version', {
            version,
          }),
        ),
      ),
      ...(versions.length === 0
        ? [
            {
              id: `${NOTE} ${name}`,
              label: t('registryPicker.noVersion'),
              disabled: true,
            },
          ]
        : []),
    ],
  };
}

/** Chosen, its label becomes the text. */
function optionOf(uri: string, description: string) {
  return { id: uri, label: uri, description };
}
