import type { KubeObject } from '@modeldeck/plugin-model-serving-common';
import { ResourceWatch, type ResourceWatchOptions } from './ResourceWatch';
import type { WatchUpdate } from './WatchUpdate';

/**
 * Keeps a list of objects up to date for as long as its caller wants: lists in pages, watches with
 * bookmarks, resumes where a stream ended, and lists again only when the server has forgotten
 * that point. The last known objects stay valid meanwhile, and the state says since when they may
 * be out of date.
 *
 * @public
 */
export async function* watchResource<T extends KubeObject>(
  options: ResourceWatchOptions<T>,
): AsyncGenerator<WatchUpdate<T>> {
  const watch = new ResourceWatch(options);
  while (!options.signal.aborted) {
    try {
      yield* watch.run();
    } catch (error) {
      if (options.signal.aborted) {
        return;
      }
      yield* watch.failed(watch.explained(error));
      await options.timing.sleep(watch.pauseMs, options.signal);
    }
  }
}
