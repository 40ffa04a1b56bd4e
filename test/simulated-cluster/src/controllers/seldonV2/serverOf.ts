import type { KubeObject } from '../../json/KubeObject';
import { conditionOf, textAt } from '../../json/read';

/** The Server that a Model is loaded on; undefined while it is on none. */
export function serverOf(model: KubeObject): string | undefined {
  const isLoaded = conditionOf(model, 'ModelReady')?.status === 'True';
  const [, server] =
    /^server=(.+)$/.exec(textAt(model, 'status', 'selector') ?? '') ?? [];
  return isLoaded ? server : undefined;
}
