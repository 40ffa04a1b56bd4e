import {
  type DeviceUse,
  type GpuUse,
  type Known,
  plainText,
  unknown,
} from '@modeldeck/plugin-model-serving-common';

/** Reads the use of one cluster's devices. */
export interface UseReader {
  /** where, e.g. `Prometheus https://prometheus.example` */
  readonly source: string;
  /** whether it knows of now only, so that idleness is told by who asks all the time */
  readonly forgets: boolean;
  /** rejects where the cluster, or what it is configured with, does not answer */
  read(): Promise<Known<readonly DeviceUse[]>>;
}

export interface GpuTelemetryOptions {
  /** by cluster */
  readers: ReadonlyMap<string, UseReader>;
  windowSeconds: number;
  now: () => Date;
}

/** As often as exporters are usually scraped. */
const FRESH_MS = 30_000;
/** What is older tells nothing of now. */
const STALE_MS = 300_000;

interface Reading {
  isReading: boolean;
  /** of the last attempt */
  startedAt: number;
  /** when it was answered, whatever the answer was */
  answeredAt: number;
  use: Known<readonly DeviceUse[]>;
}

/**
 * The use of the devices of all clusters, as it was read last. Who asks never waits: it is read again
 * meanwhile, once however many ask. One cluster's trouble is its own.
 */
export class GpuTelemetry {
  private readonly readings = new Map<string, Reading>();

  constructor(private readonly options: GpuTelemetryOptions) {}

  current(): GpuUse {
    const { readers, windowSeconds } = this.options;
    const sources = [...readers.values()].map(({ source }) => source);
    return {
      source: [...new Set(sources)].sort().join(', '),
      windowSeconds,
      clusters: new Map(
        [...readers].map(([cluster, reader]) => [
          cluster,
          this.useOf(cluster, reader),
        ]),
      ),
    };
  }

  /** To be called every minute: asks those who would not know later what is now. */
  watch(): void {
    for (const [cluster, reader] of this.options.readers) {
      if (reader.forgets) {
        this.useOf(cluster, reader);
      }
    }
  }

  private useOf(
    cluster: string,
    reader: UseReader,
  ): Known<readonly DeviceUse[]> {
    const now = this.options.now().getTime();
    const reading = this.readings.get(cluster) ?? {
      isReading: false,
      startedAt: -Infinity,
      answeredAt: now,
      use: unknown('it is being read for the first time'),
    };
    this.readings.set(cluster, reading);
    // A clock that went back has not made it any fresher.
    const isDue = Math.abs(now - reading.startedAt) >= FRESH_MS;
    if (isDue && !reading.isReading) {
      reading.startedAt = now;
      // Never rejects: the reason is told instead.
      void this.read(reader, reading);
    }
    return now - reading.answeredAt > STALE_MS
      ? unknown(
          'it is being read anew; what is known is older than five minutes',
        )
      : reading.use;
  }

  private async read(reader: UseReader, reading: Reading): Promise<void> {
    reading.isReading = true;
    try {
      reading.use = await reader.read();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      reading.use = unknown(plainText(reason));
    } finally {
      reading.isReading = false;
      reading.answeredAt = this.options.now().getTime();
    }
  }
}
