import { plainText } from '../../kubernetes/plainText';
import { type PodNeed } from './podNeeds';

/** How many of a list are named before the rest is counted. */
const NAMED = 3;

const GIB = 2 ** 30;

/** "1 node", "3 nodes". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** "3 nodes have", "1 node has". */
export function nodesThat(count: number, one: string, many: string): string {
  return `${counted(count, 'node')} ${count === 1 ? one : many}`;
}

/** "a, b, c and 4 more". */
export function listed(items: readonly string[]): string {
  const named = items.slice(0, NAMED).map(item => plainText(item, 120));
  const rest = items.length - named.length;
  return `${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** "3 nvidia.com/gpu", "0.5 cores", "12 GiB of memory". */
export function amountText({ resource, amount }: PodNeed): string {
  switch (resource) {
    case 'cpu':
      return counted(rounded(amount), 'core');
    case 'memory':
      return `${rounded(amount / GIB)} GiB of memory`;
    case 'pods':
      return counted(rounded(amount), 'pod');
    default:
      return `${rounded(amount)} ${plainText(resource, 120)}`;
  }
}

function rounded(amount: number): number {
  return Math.round(amount * 100) / 100;
}
