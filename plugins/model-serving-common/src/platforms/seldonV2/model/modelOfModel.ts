import { type RevisionModel, revisionModel } from '../../revisionModel';
import type { SeldonModel } from './seldonModel';

/** Where a Model lies and which version it is; its own field for that goes first. */
export function modelOfModel({
  metadata,
  storageUri,
  artifactVersion,
}: SeldonModel): RevisionModel {
  const told = revisionModel(
    storageUri,
    [metadata],
    'the spec names no storage URI',
  );
  return artifactVersion === undefined
    ? told
    : { ...told, modelVersion: String(artifactVersion) };
}
