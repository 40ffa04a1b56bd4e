import { Link } from '@backstage/ui';
import {
  known,
  type RegistryEntry,
} from '@modeldeck/plugin-model-serving-common';
import { safeHref } from '../../view/safeHref';
import { KnownValue } from '../KnownValue';

/** Where the model is registered: system, name and version, and the way there where it is known. */
export function RegistryLink({ entry }: { entry: RegistryEntry }) {
  const { system, model, version } = entry;
  const href = safeHref(known(entry.url) ?? '');
  return (
    <>
      {system}:{' '}
      {href ? (
        <Link href={href} target="_blank" rel="noopener">
          {model}
        </Link>
      ) : (
        model
      )}{' '}
      <KnownValue value={version} />
    </>
  );
}
