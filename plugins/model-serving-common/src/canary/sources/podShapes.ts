import type { Revision } from '../../model/types';
import { generatedShapes, type NameShape } from './NameShape';

/**
 * The names of a revision's pods, those that are gone included: pods of one ReplicaSet differ by
 * their ending only. Empty: none of its pods is known.
 */
export function podShapes({ pods }: Pick<Revision, 'pods'>): NameShape[] {
  return pods.map(({ name }) => {
    const [shape] = generatedShapes(name).filter(({ stem }) =>
      stem.endsWith('-'),
    );
    return shape ?? { stem: name };
  });
}
