import { choicesOf } from './choicesOf';

describe('choicesOf', () => {
  it('calls choices by their names, and knows what they need', () => {
    expect(
      choicesOf(
        { enum: ['Knative', 'Standard'], enumNames: ['By requests'] },
        { Knative: ['serving.knative.dev/services'] },
      ),
    ).toEqual([
      {
        value: 'Knative',
        label: 'By requests',
        needs: ['serving.knative.dev/services'],
      },
      { value: 'Standard', label: 'Standard', needs: [] },
    ]);
  });

  it.each([
    [{}],
    [{ enum: [1, null] }],
    [{ enum: ['constructor'], enumNames: 'none' }],
  ])('reads %j for what it is', schema => {
    expect(choicesOf(schema).every(({ needs }) => needs.length === 0)).toBe(
      true,
    );
  });
});
