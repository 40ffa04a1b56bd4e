import { FieldReader } from '../../kubernetes/FieldReader';
import { isStop, readCanarySteps, stepTitle } from './canaryStep';

const read = (step: unknown) => {
  const reader = FieldReader.of([step]);
  return { step: readCanarySteps(reader)[0]!, reader };
};

describe('a canary step', () => {
  it.each([
    [{ setWeight: 40 }, 'set weight 40 %', false],
    [{ pause: {} }, 'pause until promoted', true],
    [{ pause: { duration: 30 } }, 'pause 30s', true],
    [{ pause: { duration: '10m' } }, 'pause 10m', true],
    [{ analysis: {} }, 'analysis', true],
    [{ experiment: {} }, 'experiment', true],
    [{ plugin: { name: 'org/check' } }, 'plugin org/check', true],
    [{ setCanaryScale: { replicas: 1 } }, 'set canary scale', false],
    [{ setHeaderRoute: { name: 'qa' } }, 'set header route qa', false],
    [{ setMirrorRoute: { name: 'm' } }, 'set mirror route m', false],
    [{ invented: true }, 'a step that is not known', false],
    ['x', 'a step that is not known', false],
  ])('%j is "%s"', (raw, title, stops) => {
    const { step } = read(raw);
    expect(stepTitle(step)).toBe(title);
    expect(isStop(step)).toBe(stops);
  });

  it.each(['20', -1, 2.5])('records a weight that is none: %j', setWeight => {
    const { step, reader } = read({ setWeight });
    expect(step).toEqual({ kind: 'set-weight', weight: undefined });
    expect(reader.malformed).toHaveLength(1);
  });
});
