import { unknownApiVersion } from '../diagnosis/unknownApiVersion';
import type { Finding, ModelService } from '../model/types';
import type { NamespaceObjects } from '../platforms/NamespaceObjects';
import type {
  AssembledService,
  ServingPlatform,
} from '../platforms/ServingPlatform';

interface Claim {
  platform: ServingPlatform;
  claim: AssembledService;
}

/**
 * All model services of one namespace, each with its findings, ordered by name and kind.
 * The snapshot of the CLI and the live fleet of the backend both end here: what one face
 * says about an object, the other says too.
 *
 * @public
 */
export function assembleNamespace(
  objects: NamespaceObjects,
  platforms: readonly ServingPlatform[],
): ModelService[] {
  const claims = claimsOf(objects, platforms);
  const kept = withoutOwned(claims.map(({ claim }) => claim));
  return claims
    .filter(({ claim }) => kept.has(claim))
    .map(({ platform, claim: { service } }) => ({
      ...service,
      findings: [
        ...service.findings,
        ...platform.findings(service, objects),
        ...versionFindings(service, platform, objects),
      ],
    }))
    .sort(byNameThenKind);
}

/** What each platform makes of the objects, knowing what those before it have made of them. */
function claimsOf(
  objects: NamespaceObjects,
  platforms: readonly ServingPlatform[],
): Claim[] {
  const claimed = new Set<string>();
  return platforms.flatMap(platform => {
    const claims = platform.toModelServices(objects, claimed);
    for (const uid of claims.flatMap(({ uids }) => uids)) {
      claimed.add(uid);
    }
    return claims.map(claim => ({ platform, claim }));
  });
}

/** Objects in a version that the platform does not know are read all the same, and said so. */
function versionFindings(
  service: ModelService,
  { resources }: ServingPlatform,
  objects: NamespaceObjects,
): Finding[] {
  return service.objects.flatMap(({ kind, name }) => {
    const type = resources.find(need => need.type.kind === kind)?.type;
    const object = type && objects.find(type, name);
    return (object && unknownApiVersion(object, type)) ?? [];
  });
}

/**
 * A platform may build on another (a NIMService owns an InferenceService): the owner's service
 * stands for both. Two claims on one object are one service as well; the first claim stays.
 */
function withoutOwned(
  claims: readonly AssembledService[],
): ReadonlySet<AssembledService> {
  const claimed = new Map<string, AssembledService>();
  for (const claim of claims) {
    for (const uid of claim.uids) {
      if (!claimed.has(uid)) {
        claimed.set(uid, claim);
      }
    }
  }
  return new Set(
    claims.filter(claim => {
      const isFirst = claim.uids.every(uid => claimed.get(uid) === claim);
      const isOwned = claim.ownerUids.some(uid => {
        const owner = claimed.get(uid);
        return owner !== undefined && owner !== claim;
      });
      return isFirst && !isOwned;
    }),
  );
}

function byNameThenKind(a: ModelService, b: ModelService): number {
  return compare(a.name, b.name) || compare(a.kind, b.kind);
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
