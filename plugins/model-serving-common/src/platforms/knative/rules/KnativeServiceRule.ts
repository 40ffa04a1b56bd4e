import type { KnativeService } from '../../../kubernetes/knativeService';
import type { Finding, ModelService } from '../../../model/types';
import type { NamespaceObjects } from '../../NamespaceObjects';

/** What a rule looks at: the object, what was made of it, and what surrounds it. */
export interface RuleSubject {
  object: KnativeService;
  service: ModelService;
  objects: NamespaceObjects;
}

/** One trap of Knative that a service can be in; undefined when it is not. */
export type KnativeServiceRule = (subject: RuleSubject) => Finding | undefined;
