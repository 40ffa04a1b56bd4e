import { endpointsOf } from '../../endpointsOf';
import type { GraphStep } from './inferenceGraph';

/** What a step leads to as people are shown it; an address may hold a password. */
export function shownTarget({ service, node, url }: GraphStep): string {
  return node ?? service ?? shownName(url ?? '');
}

export function shownName(name: string): string {
  return endpointsOf([name])[0]?.url ?? name;
}
