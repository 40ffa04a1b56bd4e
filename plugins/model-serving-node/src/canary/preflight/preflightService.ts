import {
  DEFAULT_SETTINGS,
  effectivePolicy,
  modelUris,
  type PreflightReport,
  preflightReport,
  unservedReport,
} from '@modeldeck/plugin-model-serving-common';
import { managersOf } from '../managersOf';
import { manifestSubject } from './manifestSubject';
import type { PreflightOptions } from './PreflightOptions';
import { readManifest } from './readManifest';
import { readMetrics } from './readMetrics';
import { readRoom } from './readRoom';
import { serviceSubject } from './serviceSubject';
import type { Subject } from './Subject';

/**
 * What the next version of a service would meet: a manifest as if it were applied, or whatever is
 * applied next. Only reads.
 *
 * @throws KubeError where an object cannot be read; PreflightError where a manifest has no service
 * @public
 */
export async function preflightService(
  options: PreflightOptions,
): Promise<PreflightReport> {
  const { manifest } = options;
  if (manifest === undefined) {
    return report(await serviceSubject(options), options);
  }
  const read = await readManifest({ ...options, documents: manifest });
  const [first] = read.objects.filter(each => each.makesServices);
  if (!first && read.notServed.length > 0) {
    return unservedReport({
      cluster: options.client.cluster,
      namespace: options.namespace,
      kind: read.firstKind,
      name: options.name ?? read.firstName,
      notServed: read.notServed,
      observedAt: options.now().toISOString(),
    });
  }
  return report(await manifestSubject(read, options), options);
}

async function report(
  subject: Subject,
  options: PreflightOptions,
): Promise<PreflightReport> {
  const { client, settings = DEFAULT_SETTINGS, signal, readModel } = options;
  const { before, after, changed } = subject;
  const uris = modelUris(subject);
  const reading = async (uri: string | undefined) =>
    uri === undefined ? undefined : readModel?.(uri);
  const isSameModel = uris.stable === uris.candidate;
  const { policy } = effectivePolicy(settings.canaryPolicy, after.canaryPolicy);
  const [room, metrics, candidate, stable] = await Promise.all([
    readRoom(subject, { client, settings: settings.gpu, signal }),
    readMetrics(before ?? after, {
      ...options,
      settings,
      metrics: options.metrics,
    }),
    reading(uris.candidate),
    isSameModel ? undefined : reading(uris.stable),
  ]);
  return preflightReport(
    {
      ...subject,
      room,
      metrics,
      models: { ...(stable && { stable }), ...(candidate && { candidate }) },
      managers: managersOf(changed.map(({ live }) => live)),
      required: policy.required,
      meansSuffice: policy.meansSuffice,
    },
    { skip: options.skip },
  );
}
