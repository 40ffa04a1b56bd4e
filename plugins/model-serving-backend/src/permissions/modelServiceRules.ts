import {
  createConditionExports,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { known } from '@modeldeck/plugin-model-serving-common';
import { z } from 'zod';
import { modelServiceResourceRef } from './modelServiceResource';
import { ownerRef } from './ownerRef';

const isCluster = createPermissionRule({
  name: 'IS_CLUSTER',
  description: 'Allow model services on these clusters',
  resourceRef: modelServiceResourceRef,
  paramsSchema: z.object({
    clusters: z.array(z.string()).describe('names in modelServing.clusters'),
  }),
  apply: (service, { clusters }) => clusters.includes(service.cluster),
  toQuery: ({ clusters }) => ({ clusters }),
});

const isNamespace = createPermissionRule({
  name: 'IS_NAMESPACE',
  description: 'Allow model services in these namespaces, on any cluster',
  resourceRef: modelServiceResourceRef,
  paramsSchema: z.object({
    namespaces: z.array(z.string()).describe('Kubernetes namespaces'),
  }),
  apply: (service, { namespaces }) => namespaces.includes(service.namespace),
  toQuery: ({ namespaces }) => ({ namespaces }),
});

/**
 * The owner is what the author of the Kubernetes object wrote there. Whoever may edit the
 * object decides whom this rule shows it to.
 */
const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'Allow model services that one of these entities owns',
  resourceRef: modelServiceResourceRef,
  paramsSchema: z.object({
    owners: z
      .array(z.string())
      .describe('entity references, such as group:default/fraud'),
  }),
  apply: (service, { owners }) => {
    const owner = ownerRef(known(service.owner));
    return owner !== undefined && owners.some(ref => ownerRef(ref) === owner);
  },
  toQuery: ({ owners }) => ({ owners }),
});

/** The rules that a policy may decide about model services by. @public */
export const modelServiceRules = { isCluster, isNamespace, isOwner };

const exported = createConditionExports({
  resourceRef: modelServiceResourceRef,
  rules: modelServiceRules,
});

/** Conditions for a permission policy, one per rule. @public */
export const modelServiceConditions = exported.conditions;

/** Makes a policy's decision of conditions. @public */
export const createModelServiceConditionalDecision =
  exported.createConditionalDecision;
