import {
  loadableModel,
  type ServingSettings,
} from '@modeldeck/plugin-model-serving-common';
import { CommandError } from '../../cli/CommandError';
import type { Host } from '../../cli/Host';
import type { CanaryAction } from '../../cli/Operation';
import { printable } from '../../terminal/printable';

/**
 * The same with the place where the model really lies, where it was named as its registry does:
 * no cluster loads from there. Throws CommandError where nothing could load it.
 */
export async function registeredVersion(
  wanted: CanaryAction,
  settings: Pick<ServingSettings, 'artifacts'>,
  host: Pick<Host, 'env' | 'readFile' | 'interrupted' | 'stderr'>,
): Promise<CanaryAction> {
  if (wanted.action !== 'start-canary' || !isRegistered(wanted.version)) {
    return wanted;
  }
  const { storageUri: uri, label } = wanted.version;
  const { findModel } = await import('../new/findModel');
  const found = loadableModel(await findModel(uri, settings, host));
  if ('problem' in found) {
    throw new CommandError('not-found', found.problem);
  }
  const { storageUri, version } = found.model;
  host.stderr.write(`${printable(found.remark)}.\n`);
  return {
    ...wanted,
    version: { storageUri, label: label ?? version },
  };
}

function isRegistered<T extends { storageUri?: string }>(
  version: T,
): version is T & { storageUri: string } {
  return version.storageUri?.startsWith('models:/') ?? false;
}
