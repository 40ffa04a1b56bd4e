/** A step of a pipeline: a target of the project's Makefile. */
export interface PipelineTarget {
  name: 'check' | 'canary' | 'gate' | 'promote' | 'deploy';
  /** the step that has to be done first */
  after: string;
  timeoutMinutes?: number;
}

/** What a pipeline does on the main branch once tests and image are done, in order. */
export function pipelineTargets(options: {
  canaries: boolean;
  hasImage: boolean;
  /** whether the pipeline itself applies the manifests */
  applies: boolean;
  approval: boolean;
  timeoutMinutes: number;
}): PipelineTarget[] {
  const { canaries, hasImage, applies, approval, timeoutMinutes } = options;
  const wanted: Array<[PipelineTarget['name'], boolean, number?]> = [
    ['check', true],
    ['deploy', applies && !canaries],
    ['canary', applies && canaries],
    ['gate', canaries, timeoutMinutes + 15],
    ['promote', applies && canaries && !approval],
  ];
  let after = hasImage ? 'image' : 'test';
  return wanted.flatMap(([name, isWanted, minutes]) => {
    if (!isWanted) {
      return [];
    }
    const target = {
      name,
      after,
      ...(minutes === undefined ? {} : { timeoutMinutes: minutes }),
    };
    after = name;
    return [target];
  });
}
