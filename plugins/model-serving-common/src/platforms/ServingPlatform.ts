import type { KubeObject, ResourceType } from '../kubernetes/resourceType';
import type {
  FieldManagers,
  PlanOutcome,
  PlanRequest,
} from '../canary/plan/PlanRequest';
import type { Finding, ModelService } from '../model/types';
import type { ServingSettings } from '../settings/ServingSettings';
import type { NamespaceObjects } from './NamespaceObjects';

/** Objects to ask the API server for, within one namespace. @public */
export type Selection = { name: string } | { labelSelector: string };

/**
 * A kind of object that a platform reads, and how to ask for no more of it than needed.
 *
 * @public
 */
export interface ResourceNeed<T extends KubeObject = KubeObject> {
  readonly type: ResourceType<T>;
  /** `service`: such objects are (parts of) model services; `join`: they say more about them */
  readonly role: 'service' | 'join';
  /** what cannot be told when the list is forbidden or fails, e.g. "which traffic is programmed" */
  readonly without: string;
  /** narrows the list over the whole fleet; absent: all objects of the kind */
  fleetSelector?(settings: ServingSettings): string | undefined;
  /** role `service`: the objects that may make up the service of this name */
  named?(name: string, settings: ServingSettings): readonly Selection[];
  /** role `join`: the objects that belong to these services; absent: all of the namespace */
  belongingTo?(
    services: readonly KubeObject[],
    settings: ServingSettings,
  ): readonly Selection[];
}

/** @public */
export interface AssembledService {
  service: ModelService;
  /** uids of the objects it is made from */
  uids: readonly string[];
  /** uids of their owners: a service owned by another service's object is the same service */
  ownerUids: readonly string[];
}

/**
 * What a serving platform contributes. A new platform is a new folder and a line in `registry.ts`.
 *
 * @public
 */
export interface ServingPlatform {
  readonly id: string;
  readonly title: string;
  readonly resources: readonly ResourceNeed[];
  /**
   * Objects of one namespace to model services. Never throws on what an object holds: a service
   * appears with what can be known, and with findings about what cannot.
   *
   * @param claimed - uids of the objects that services of earlier platforms are made of: a
   *   platform that makes one service of many objects leaves those out, instead of losing the rest
   *   of them with the service when it is dropped for the one that they share
   */
  toModelServices(
    objects: NamespaceObjects,
    claimed?: ReadonlySet<string>,
  ): AssembledService[];
  /** Traps of this platform that the service is in. */
  findings(service: ModelService, objects: NamespaceObjects): Finding[];
  /**
   * What to write for an action and what follows from it, or why it would not do what it says.
   * Called through `planAction`, which has made sure that the request makes sense for any
   * platform. Absent: the platform has no canary to control.
   */
  plan?(
    request: PlanRequest,
    service: ModelService,
    context: PlanContext,
  ): PlanOutcome;
}

/** @public */
export interface PlanContext {
  objects: NamespaceObjects;
  /** absent: not read, so that nothing follows from it */
  managers?: FieldManagers;
}
