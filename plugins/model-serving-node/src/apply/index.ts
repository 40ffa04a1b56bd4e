export { APPLICABLE_KINDS, type ApplicableKind } from './applicableKinds';
export { applyManifests, type ApplyManifestsOptions } from './applyManifests';
export { ApplyRefusedError } from './ApplyRefusedError';
export { type ApplyProgress, PartlyAppliedError } from './PartlyAppliedError';
export {
  type ManifestServices,
  type ManifestServicesOptions,
  readManifestServices,
} from './readManifestServices';
