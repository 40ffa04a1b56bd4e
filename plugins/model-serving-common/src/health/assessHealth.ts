import type { Condition } from '../kubernetes/conditions';
import type { Finding, Revision } from '../model/types';

/**
 * What a platform knows about a service before its health is judged. Every platform ends in this
 * one function, so that "Ready but crashing" means the same everywhere.
 *
 * @public
 */
export interface HealthEvidence {
  /** a person stopped it: not a failure */
  stopped?: { reason: string; message: string };
  /** nothing runs because nothing is asked for, and the platform starts it on demand */
  scaledToZero?: { reason: string; message: string };
  /** the platform's own summary; undefined when it has not written one yet */
  ready: Condition | undefined;
  /** the status speaks of an older generation than the spec */
  statusIsStale: boolean;
  revisions: readonly Revision[];
  /** what is wrong with the pods and the platform's own failure reports */
  findings: readonly Finding[];
  /** why pods could not be read; health must not be called healthy from conditions alone then */
  podsUnknown?: string;
}
