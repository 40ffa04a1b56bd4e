import type { Marks } from '../kubernetes/marks';
import { type Known, orUnknown } from '../model/known';
import { versionMark } from './versionMark';

const IMAGE = /^oci:\/\/[^@]+?(?::([^:/@]+))?(?:@sha256:([0-9a-f]+))?$/i;
const HUGGING_FACE = /^hf:\/\/[^/]+\/[^/:]+:([^/]+)$/;
const MLFLOW = /^models:\/+[^/]+\/([^/]+)$/;
/** `3`, `v3`, `1.4.0`, `v1.4.0-rc1`; at most 20 digits, so that no timestamp or id qualifies */
const VERSION = /^v?\d{1,9}(\.\d{1,9}){0,3}(-[a-z]+\.?\d{0,3})?$/i;
const VERSION_SUFFIX = /[-_@](v\d{1,9}(\.\d{1,9}){0,3})$/i;
/** a last path segment that names the artifact and not its version */
const ARTIFACT = /^(model|artifacts?|data|[\w-]+\.[a-z][a-z0-9]*)$/i;

/**
 * The version of a model. KServe has no field for it, so this is the rule, first match wins:
 * 1. label or annotation `modeldeck.io/model-version`, `app.kubernetes.io/version`, `version`;
 * 2. the tag (or shortened digest) of an `oci://` image, the revision of an `hf://` model, the
 *    version or alias of a `models:/` URI;
 * 3. the last path segment of the URI when it looks like a version (`…/fraud/v3`, `…/fraud/2`,
 *    `…/fraud-v3`), or the one before it when the last names the artifact (`…/v3/model.joblib`).
 * Nothing further up the path counts: `s3://mlflow/1/<run>/artifacts/model` holds an experiment's
 * number there, and a wrong version is worse than none.
 */
export function modelVersion(
  marks: ReadonlyArray<Marks | undefined>,
  storageUri: string | undefined,
): Known<string> {
  const marked = marks
    .flatMap(mark => (mark ? [versionMark([mark])] : []))
    .find(version => version !== undefined);
  return orUnknown(
    marked ?? (storageUri && versionInUri(storageUri)) ?? undefined,
    'neither a label nor the storage URI names a version; set the label modeldeck.io/model-version',
  );
}

/** The version that a cleaned storage URI names, if it does. */
export function versionInUri(uri: string): string | undefined {
  if (/^oci:/i.test(uri)) {
    const [, tag, digest] = IMAGE.exec(uri) ?? [];
    return tag ?? (digest && `sha256:${digest.slice(0, 12)}`);
  }
  const named = HUGGING_FACE.exec(uri) ?? MLFLOW.exec(uri);
  return named ? named[1] : versionInPath(uri);
}

function versionInPath(uri: string): string | undefined {
  const path = uri.replace(/^[a-z][a-z0-9+.-]*:\/*/i, '');
  const [, ...segments] = path.split('/').filter(Boolean);
  const [last, secondLast] = segments.reverse();
  return (
    versionInSegment(last) ??
    (last && ARTIFACT.test(last) ? versionInSegment(secondLast) : undefined)
  );
}

function versionInSegment(segment: string | undefined): string | undefined {
  if (segment === undefined) {
    return undefined;
  }
  return VERSION.test(segment) ? segment : VERSION_SUFFIX.exec(segment)?.[1];
}
