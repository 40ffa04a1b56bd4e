import { unknown } from '../model/known';
import type { TrafficSplit } from './TrafficSplit';

/** Nothing can be said of who gets what. */
export function noSplit(reason: string): TrafficSplit {
  return {
    source: 'none',
    declared: unknown(reason),
    programmed: unknown(reason),
    mirrored: new Set(),
    urls: [],
    findings: [],
    routes: [],
  };
}
