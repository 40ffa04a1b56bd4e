/** What a step or an output takes data from. */
export interface StepReference {
  /** of a step or a pipeline; what stands before the first dot where neither is of that name */
  name: string;
  /** the only tensor of it that is taken */
  tensor: string | undefined;
}

/**
 * `<name>`, `<name>.inputs`, `<name>.outputs.<tensor>` (docs: pipelines). Names may hold dots
 * themselves, so the longest one that is known counts.
 */
export function stepReference(
  text: string,
  known: { has(name: string): boolean },
): StepReference {
  let name = text;
  while (!known.has(name) && name.includes('.')) {
    name = name.slice(0, name.lastIndexOf('.'));
  }
  const [, part, ...tensor] = text.slice(name.length).split('.');
  const isPart = part === 'inputs' || part === 'outputs';
  return { name, tensor: (isPart && tensor.join('.')) || undefined };
}
