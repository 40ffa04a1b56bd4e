import { formPage } from './formPage';

describe('formPage', () => {
  it('has what is always asked, and what only some answers lead to', () => {
    const schema = {
      properties: {
        accelerator: { title: 'Accelerator' },
        untitled: {},
      },
      dependencies: {
        accelerator: {
          oneOf: [
            { properties: { accelerator: { enum: ['none'] } } },
            {
              properties: {
                accelerator: { enum: ['gpu'] },
                pool: { title: 'Node pool' },
              },
            },
          ],
        },
        pool: ['accelerator'],
      },
      allOf: [{ then: { properties: { more: { title: 'More' } } } }],
    };
    expect([...formPage(schema)]).toEqual([
      ['accelerator', 'Accelerator'],
      ['untitled', 'untitled'],
      ['pool', 'Node pool'],
      ['more', 'More'],
    ]);
  });

  it('reads whatever stands there, and ends', () => {
    const endless: Record<string, unknown> = { properties: { a: 1 } };
    endless.oneOf = [endless, endless];
    expect([...formPage(endless)]).toEqual([['a', 'a']]);
    expect([...formPage(undefined)]).toEqual([]);
  });
});
