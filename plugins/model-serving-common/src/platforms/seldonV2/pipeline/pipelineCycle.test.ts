import fc from 'fast-check';
import { rawPipeline } from '../testing/seldonV2Fixtures';
import { pipelineCycle } from './pipelineCycle';
import { PIPELINES } from './seldonPipeline';

const cycleOf = (steps: object[]) =>
  pipelineCycle(PIPELINES.decode(rawPipeline('flow', { steps })));

const step = (name: string, ...inputs: string[]) => ({ name, inputs });

describe('pipelineCycle', () => {
  it.each<[string, object[], string[]]>([
    ['a chain', [step('a'), step('b', 'a'), step('c', 'b')], []],
    ['a join', [step('a'), step('b'), step('c', 'a', 'b')], []],
    ['a step that feeds itself', [step('a', 'a.outputs')], ['a']],
    [
      'a loop with a way in and a way out',
      [step('in'), step('a', 'in', 'b'), step('b', 'a'), step('out', 'b')],
      ['a', 'b'],
    ],
    [
      'a loop by a trigger',
      [{ name: 'a', triggers: ['b'] }, step('b', 'a')],
      ['a', 'b'],
    ],
    [
      'what comes from the input of the pipeline',
      [step('a', 'flow.inputs')],
      [],
    ],
    ['unknown steps', [step('a', 'lost')], []],
  ])('of %s', (_, steps, cycle) => {
    expect(cycleOf(steps)).toEqual(cycle);
  });

  it('ends on 10,000 steps, in a row or in a ring', () => {
    const row = Array.from({ length: 10_000 }, (_, i) =>
      i === 0 ? step('s0') : step(`s${i}`, `s${i - 1}`),
    );
    expect(cycleOf(row)).toEqual([]);
    const ring = [step('s0', 's9999'), ...row.slice(1)];
    expect(cycleOf(ring)).toHaveLength(10_000);
  });

  it('finds none where steps take from earlier ones only', () => {
    const earlier = fc.array(fc.nat(), { maxLength: 3 });
    fc.assert(
      fc.property(fc.array(earlier, { maxLength: 12 }), lists => {
        const steps = lists.map((inputs, index) =>
          step(`s${index}`, ...inputs.map(i => `s${i % Math.max(1, index)}`)),
        );
        const [first = step('s0'), ...rest] = steps;
        expect(cycleOf([{ ...first, inputs: [] }, ...rest])).toEqual([]);
      }),
    );
  });
});
