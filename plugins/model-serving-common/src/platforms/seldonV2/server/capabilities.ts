import { type Known, orUnknown } from '../../../model/known';
import type { NamespaceObjects } from '../../NamespaceObjects';
import { SERVER_CONFIGS, type SeldonServer } from './seldonServer';

/**
 * What a Server can load: its own capabilities, or those of its configuration and the extra ones.
 * The configuration may lie in another namespace, where it is not read.
 */
export function capabilitiesOf(
  server: SeldonServer,
  objects: NamespaceObjects,
): Known<string[]> {
  if (server.capabilities.length > 0) {
    return server.capabilities;
  }
  const name = server.config ?? '';
  const config = objects.find(SERVER_CONFIGS, name);
  return orUnknown(
    config && [...config.capabilities, ...server.extraCapabilities],
    objects.cannotTell(SERVER_CONFIGS) ??
      `ServerConfig "${name}" is not in this namespace`,
  );
}
