import { type Known, orUnknown } from '../../model/known';
import { nodeProduct } from '../nodeProduct';

/**
 * The product that a node's labels name. That it is shared is told by the mode of a row, and must
 * not make another product of it.
 */
export function labelledProduct(
  labels: Readonly<Record<string, string>>,
): Known<string> {
  return orUnknown(
    nodeProduct(labels)?.replace(/-SHARED$/, '') || undefined,
    'no label of the node tells the product',
  );
}
