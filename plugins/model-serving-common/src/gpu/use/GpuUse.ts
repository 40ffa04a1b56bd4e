import type { Known } from '../../model/known';

/**
 * What telemetry tells of one device, or of one slice of it, over a window. One entry a device,
 * however many pods share it.
 *
 * @public
 */
export interface DeviceUse {
  /** undefined: the series name no node */
  node: string | undefined;
  /** UUID where there is one, else its index; of a slice with the id of the slice behind it */
  id: string;
  index: string | undefined;
  product: Known<string>;
  /** of a MIG slice, e.g. 3g.40gb */
  profile: string | undefined;
  /** mean over the window, 0 to 1 */
  utilization: Known<number>;
  /** how long it has not been above the idle threshold; at most the window */
  idleSeconds: Known<number>;
  memoryUsedMiB: Known<number>;
  memoryMiB: Known<number>;
  temperatureCelsius: Known<number>;
  powerWatts: Known<number>;
  /** that the series name; none where the exporter does not map pods */
  pods: ReadonlyArray<{ namespace: string; name: string }>;
}

/** What telemetry tells of the clusters it was read of. @public */
export interface GpuUse {
  /** where it was read, e.g. "Prometheus http://prometheus.monitoring:9090" */
  source: string;
  windowSeconds: number;
  /** devices by cluster; unknown: why nothing is told of this one */
  clusters: ReadonlyMap<string, Known<readonly DeviceUse[]>>;
}
