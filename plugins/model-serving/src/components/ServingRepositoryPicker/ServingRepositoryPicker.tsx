import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Flex, Select, Text, TextField } from '@backstage/ui';
import { useEffect, useId, useMemo } from 'react';
import { useTranslation } from '../../hooks/useTranslation';
import {
  type RepositoryHost,
  repositoryHosts,
} from '../../view/repository/repositoryHosts';
import {
  partsOf,
  readRepositoryUrl,
  type RepositoryPart,
  type RepositoryPlace,
  writeRepositoryUrl,
} from '../../view/repository/repositoryUrl';
import { fieldControl, FieldNote, TemplateField } from '../TemplateField';

/** What a template asks of the hosts that are offered. */
export type ServingRepositoryPickerOptions = {
  /** only these; left out, those that the portal has configured */
  allowedHosts?: string[];
};

export type ServingRepositoryPickerProps = FieldExtensionComponentProps<
  string | undefined,
  ServingRepositoryPickerOptions
>;

/**
 * A field of a template's form: the repository that a project is published to, written as
 * Backstage's RepoUrlPicker writes it. That one offers no host that its template does not name, and
 * a template that comes with a plugin knows none.
 */
export function ServingRepositoryPicker(props: ServingRepositoryPickerProps) {
  const { formData, formContext, onChange, uiSchema } = props;
  const { t } = useTranslation();
  const titleId = useId();
  const { label, ...control } = fieldControl(props);
  const config = useApi(configApiRef);
  const allowed = uiSchema?.['ui:options']?.allowedHosts;
  const hosts = useMemo(
    () => repositoryHosts(config, allowed),
    [config, allowed],
  );
  const place = readRepositoryUrl(formData);
  const firstHost = hosts[0]?.host;
  const name = formContext?.formData?.name;
  useEffect(() => {
    // As the project is called, on the host that comes first: most often both are right.
    if (formData === undefined && firstHost !== undefined) {
      const repo = typeof name === 'string' ? name : '';
      onChange(writeRepositoryUrl({ host: firstHost, parts: { repo } }));
    }
  }, [formData, firstHost, name, onChange]);
  return (
    <TemplateField field={props}>
      <Flex direction="column" gap="3" role="group" aria-labelledby={titleId}>
        <Text id={titleId} weight="bold">
          {label}
        </Text>
        {place ? (
          <PlaceFields
            {...control}
            hosts={hosts}
            place={place}
            onChange={changed => onChange(writeRepositoryUrl(changed))}
          />
        ) : (
          <FieldNote text={t('repositoryPicker.noHost')} isWarning />
        )}
      </Flex>
    </TemplateField>
  );
}

interface PlaceFieldsProps {
  hosts: readonly RepositoryHost[];
  place: RepositoryPlace;
  isInvalid: boolean;
  isDisabled: boolean;
  onChange: (place: RepositoryPlace) => void;
}

/** The host, and what it takes to find a repository there. */
function PlaceFields(props: PlaceFieldsProps) {
  const { hosts, place, isInvalid, isDisabled, onChange } = props;
  const { t } = useTranslation();
  const kind = hosts.find(({ host }) => host === place.host)?.kind ?? '';
  const field = (part: RepositoryPart | 'repo', label: string) => (
    <TextField
      key={part}
      label={label}
      value={place.parts[part] ?? ''}
      isInvalid={isInvalid && !place.parts[part]}
      isDisabled={isDisabled}
      isRequired
      onChange={value =>
        onChange({ ...place, parts: { ...place.parts, [part]: value } })
      }
    />
  );
  return (
    <>
      <Select
        label={t('repositoryPicker.host')}
        options={[
          ...hosts.map(({ host }) => ({ id: host, label: host })),
          ...(kind === '' ? [{ id: place.host, label: place.host }] : []),
        ]}
        value={place.host}
        isDisabled={isDisabled}
        onChange={host => onChange({ ...place, host: String(host) })}
      />
      {kind === '' && (
        <FieldNote text={t('repositoryPicker.unknownHost')} isWarning />
      )}
      {partsOf(kind).map(part =>
        field(part, t(`repositoryPicker.${ownerWord(kind, part)}`)),
      )}
      {field('repo', t('repositoryPicker.repo'))}
    </>
  );
}

/** What each kind of host calls those whom repositories belong to. */
function ownerWord(kind: string, part: RepositoryPart) {
  if (part !== 'owner') {
    return part;
  }
  switch (kind) {
    case 'gitlab':
      return 'group';
    case 'gitea':
      return 'organization';
    default:
      return 'owner';
  }
}
