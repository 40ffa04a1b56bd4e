/** @public */
export interface WatchSettings {
  /** a stream silent for longer is taken for dead */
  idleMs: number;
  /** first and longest wait after a failure */
  backoff: { firstMs: number; longestMs: number };
  /** wait before asking again for what is forbidden or not served: rights and kinds change slowly */
  slowRetryMs: number;
  /** shortest life of a stream that counts as a success */
  shortestStreamMs: number;
  /** objects per page of a list */
  chunkSize?: number;
}

/**
 * API servers send a bookmark about every minute (kubernetes/apiserver: pkg/storage/cacher,
 * `defaultBookmarkFrequency`), so a shorter bound would tear down every quiet watch.
 *
 * @public
 */
export const DEFAULT_WATCH_SETTINGS: WatchSettings = {
  idleMs: 75_000,
  backoff: { firstMs: 500, longestMs: 30_000 },
  slowRetryMs: 60_000,
  shortestStreamMs: 1_000,
};
