import { cleanStorageUri } from '../../kubernetes/cleanStorageUri';
import { known } from '../../model/known';
import type { ModelService, Revision } from '../../model/types';
import { INFERENCE_SERVICES } from '../../platforms/kserve/inferenceService/inferenceService';
import type { PreflightFacts } from './PreflightFacts';

/** Where the models lie that are compared; undefined: it is not told, or not by a URI. @public */
export interface ModelUris {
  stable: string | undefined;
  candidate: string | undefined;
}

/**
 * The model of the next version, and the one that serves now: of a canary, its own; else what the
 * spec names, and what the stable revision was made of.
 *
 * @public
 */
export function modelUris({
  before,
  after,
  objects,
  subject,
}: Pick<
  PreflightFacts,
  'before' | 'after' | 'objects' | 'subject'
>): ModelUris {
  const named =
    subject === 'manifest' && after.kind === INFERENCE_SERVICES.kind
      ? objects.find(INFERENCE_SERVICES, after.name)
      : undefined;
  const [canary] = named?.canaries ?? [];
  const written = canary?.predictor.storageUri ?? named?.predictor.storageUri;
  return {
    stable: before && (uriOf(before, 'stable') ?? onlyUri(before)),
    candidate:
      // A revision of the new model is not there before Knative has made it.
      (written === undefined ? undefined : cleanStorageUri(written)) ??
      uriOf(after, 'canary') ??
      uriOf(after, 'candidate') ??
      known(after.model.storageUri) ??
      uriOf(after, 'stable'),
  };
}

/** Beside a canary, what the spec names is the canary's model and not stable's. */
function onlyUri({ model, revisions }: ModelService): string | undefined {
  const hasCanary = revisions.some(
    ({ role }) => role === 'canary' || role === 'candidate',
  );
  return hasCanary ? undefined : known(model.storageUri);
}

function uriOf(
  { revisions }: ModelService,
  role: Revision['role'],
): string | undefined {
  return revisions
    .filter(revision => revision.role === role)
    .flatMap(({ storageUri }) => known(storageUri) ?? [])[0];
}

/** Whether a model is loaded by MLflow, which needs its `MLmodel` file. */
export function isOfMlflow({ model }: ModelService, uri: string): boolean {
  return (
    known(model.format)?.toLowerCase() === 'mlflow' ||
    /^(models|runs|mlflow-artifacts):/.test(uri)
  );
}
