import type { Finding, ModelService } from '../../../model/types';
import type { RayService } from '../rayService';

/** One trap of KubeRay that a service can be in; undefined when it is not. */
export type RayServiceRule = (subject: {
  object: RayService;
  service: ModelService;
}) => Finding | undefined;
