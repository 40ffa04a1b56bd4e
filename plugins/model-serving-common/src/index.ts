/**
 * The core of Modeldeck: Kubernetes objects to model services, and what is true about them.
 * Pure and isomorphic: no I/O, no clock, no globals.
 *
 * @packageDocumentation
 */
export * from './model/known';
export * from './model/schema';
export type * from './model/types';
export * from './model/serviceId';
export * from './kubernetes/FieldReader';
export * from './kubernetes/resourceType';
export * from './kubernetes/objectMeta';
export * from './kubernetes/conditions';
export * from './platforms/NamespaceObjects';
export type * from './platforms/ServingPlatform';
export * from './platforms/registry';
export * from './fleet/assembleNamespace';
export type * from './health/assessHealth';
