import { createHash } from 'node:crypto';
import type {
  GpuReport,
  ModelService,
} from '@modeldeck/plugin-model-serving-common';
import type { ServiceAccess } from '../permissions/ServiceAccess';
import { visibleGpuReport } from '../permissions/visibleGpus';

/** A report as it is sent. */
export interface EncodedReport {
  /** equal for reports that say the same, whenever they were made */
  etag: string;
  body: Buffer;
}

/** Different views at a time; most viewers share a few. */
const MOST_VIEWS = 50;

/** Reports as JSON: one for all viewers who may see the same, until there is another report. */
export class GpuReportEncoder {
  private report: GpuReport | undefined;
  private readonly views = new Map<string, EncodedReport>();

  encode(
    report: GpuReport,
    access: ServiceAccess,
    services: readonly ModelService[],
  ): EncodedReport {
    if (this.report !== report || this.views.size >= MOST_VIEWS) {
      this.report = report;
      this.views.clear();
    }
    const known = this.views.get(access.key);
    if (known) {
      return known;
    }
    const encoded = encode(visibleGpuReport(report, access, services));
    this.views.set(access.key, encoded);
    return encoded;
  }
}

function encode({ observedAt, ...timeless }: GpuReport): EncodedReport {
  // Once: of a large fleet it is megabytes.
  const text = JSON.stringify(timeless);
  const digest = createHash('sha1').update(text);
  return {
    etag: `W/"${digest.digest('base64url')}"`,
    body: Buffer.from(
      `{"observedAt":${JSON.stringify(observedAt)},${text.slice(1)}`,
    ),
  };
}
