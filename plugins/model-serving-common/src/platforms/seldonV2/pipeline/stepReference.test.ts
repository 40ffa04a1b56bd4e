import { stepReference } from './stepReference';

const known = new Set(['tokens', 'v1.0', 'v1.0.outputs']);

describe('stepReference', () => {
  it.each([
    ['tokens', 'tokens', undefined],
    ['tokens.outputs', 'tokens', undefined],
    ['tokens.inputs.IDS', 'tokens', 'IDS'],
    ['tokens.outputs.a.b', 'tokens', 'a.b'],
    ['tokens.odd.IDS', 'tokens', undefined],
    ['v1.0.inputs.X', 'v1.0', 'X'],
    ['v1.0.outputs.inputs.X', 'v1.0.outputs', 'X'],
    ['lost.outputs.X', 'lost', 'X'],
    ['', '', undefined],
  ])('of %s', (text, name, tensor) => {
    expect(stepReference(text, known)).toEqual({ name, tensor });
  });
});
