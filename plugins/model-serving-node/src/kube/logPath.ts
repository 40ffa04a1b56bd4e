/** @public */
export interface LogOptions {
  namespace: string;
  pod: string;
  container?: string;
  /** no more than the last so many lines */
  tailLines?: number;
  /** of the container's last run, which tells why it restarted */
  previous?: boolean;
  signal?: AbortSignal;
}

/** Bounds what one chatty container can make us read. */
const MOST_LOG_BYTES = 1024 * 1024;

export function logPath(options: LogOptions): string {
  const query = new URLSearchParams({ limitBytes: String(MOST_LOG_BYTES) });
  if (options.container) {
    query.set('container', options.container);
  }
  if (options.tailLines !== undefined) {
    query.set('tailLines', String(options.tailLines));
  }
  if (options.previous) {
    query.set('previous', 'true');
  }
  const namespace = encodeURIComponent(options.namespace);
  const pod = encodeURIComponent(options.pod);
  return `/api/v1/namespaces/${namespace}/pods/${pod}/log?${query}`;
}
