import {
  isUnknown,
  type RegistryModel,
} from '@modeldeck/plugin-model-serving-common';
import { useRegistryModel } from '../../hooks/useRegistryModel';
import { type Translate, useTranslation } from '../../hooks/useTranslation';
import { FieldNote } from '../TemplateField';

export interface ModelPlaceProps {
  /** of a version, or of an alias */
  uri: string;
}

/** Where the files of a registered version really are, which its registry need not say. */
export function ModelPlace({ uri }: ModelPlaceProps) {
  const { t } = useTranslation();
  const answer = useRegistryModel(uri);
  if (!answer) {
    return <FieldNote text={t('registryPicker.looking')} />;
  }
  if (answer instanceof Error) {
    const reason = answer.message;
    return (
      <FieldNote isWarning text={t('registryPicker.notAsked', { reason })} />
    );
  }
  return <FieldNote {...placeOf(t, answer)} />;
}

function placeOf(
  t: Translate,
  { version, storageUri, found }: RegistryModel,
): { text: string; isWarning: boolean } {
  if (isUnknown(storageUri)) {
    const reason = storageUri.unknown;
    const text = t('registryPicker.unknownPlace', { version, reason });
    return { text, isWarning: true };
  }
  const place = storageUri;
  return isUnknown(found)
    ? {
        text: t('registryPicker.liesUnseen', {
          version,
          place,
          reason: found.unknown,
        }),
        isWarning: true,
      }
    : { text: t('registryPicker.lies', { version, place }), isWarning: false };
}
