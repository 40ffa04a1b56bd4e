import { cleanStorageUri } from '../../../kubernetes/cleanStorageUri';
import type { CanaryVersion, StartCanaryRequest } from '../PlanRequest';
import type { WhyNot } from '../WhyNot';

/** More than half is no trial. */
const MOST_PERCENT = 50;

/** Schemes of places that a cluster loads models from. */
const SCHEMES = [
  's3',
  'gs',
  'abfs',
  'abfss',
  'wasb',
  'wasbs',
  'hdfs',
  'webhdfs',
  'pvc',
  'hf',
  'oci',
  'http',
  'https',
];
const URI = /^([a-z][a-z0-9+.-]*):\/\/[^\s/]/;

const LONGEST_IMAGE = 512;
const IMAGE =
  /^[a-z0-9][a-z0-9._-]*(:\d{1,5})?(\/[a-z0-9][a-z0-9._-]*)*(:\w[\w.-]{0,127})?(@sha256:[0-9a-f]{64})?$/i;

/** A label's value (kubernetes: apimachinery, IsValidLabelValue). */
const LABEL = /^[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/;

/** Why this is nothing that could be started anywhere; undefined: it may be. */
export function checkVersion({
  version,
  percent,
}: Pick<StartCanaryRequest, 'version' | 'percent'>): WhyNot | undefined {
  return (
    checkPercent(percent) ?? checkPlace(version) ?? checkLabel(version.label)
  );
}

function checkPercent(percent: number): WhyNot | undefined {
  return Number.isInteger(percent) && percent >= 1 && percent <= MOST_PERCENT
    ? undefined
    : {
        reason: 'percent-out-of-range',
        message: `${percent} % is no share to begin with`,
        instead: `give a whole percentage from 1 to ${MOST_PERCENT}`,
      };
}

function checkPlace({ storageUri, image }: CanaryVersion): WhyNot | undefined {
  if (storageUri !== undefined && image === undefined) {
    return checkStorageUri(storageUri);
  }
  if (image !== undefined && storageUri === undefined) {
    return checkImage(image);
  }
  return {
    reason: 'version-unclear',
    message:
      image === undefined
        ? 'which version to start was not said'
        : 'both a storage URI and an image were given, and one of them is the new version',
    instead:
      'give the storage URI of the model, or the image where the model is part of it',
  };
}

/** What is written to a cluster is read by many: a secret in it is one no more. */
function checkStorageUri(uri: string): WhyNot | undefined {
  const [, scheme] = URI.exec(uri) ?? [];
  if (scheme === undefined || !SCHEMES.includes(scheme)) {
    return {
      reason: 'storage-uri-refused',
      message: /^models:/.test(uri)
        ? `${uri} is a name in a model registry, which no cluster loads from`
        : 'the storage URI is not one that a model is loaded from',
      instead: /^models:/.test(uri)
        ? 'give the storage URI that the registry has for it'
        : `begin it with one of ${SCHEMES.map(known => `${known}://`).join(
            ', ',
          )}`,
    };
  }
  return cleanStorageUri(uri) === uri
    ? undefined
    : {
        reason: 'storage-uri-refused',
        message:
          'the storage URI holds a user, a query, a fragment or characters that cannot be printed',
        instead:
          'leave them out: credentials belong into a Secret of the service account',
      };
}

function checkImage(image: string): WhyNot | undefined {
  return image.length <= LONGEST_IMAGE && IMAGE.test(image)
    ? undefined
    : {
        reason: 'image-refused',
        message: 'the image is no reference to one in a registry',
        instead: 'write it as REGISTRY/NAME:TAG or REGISTRY/NAME@sha256:DIGEST',
      };
}

function checkLabel(label: string | undefined): WhyNot | undefined {
  return label === undefined || LABEL.test(label)
    ? undefined
    : {
        reason: 'label-refused',
        message: 'the version is no value that a label can have',
        instead:
          'use at most 63 letters, digits, dots, dashes and underscores, with a letter or digit at both ends',
      };
}
