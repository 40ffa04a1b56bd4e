import type { ClusterClient } from './ClusterClient';

/**
 * Brings what it is responsible for in one namespace a step nearer to what the specs ask for.
 * Writes nothing when nothing is left to do, so that repeating it comes to an end.
 */
export type Controller = (client: ClusterClient, namespace: string) => void;
