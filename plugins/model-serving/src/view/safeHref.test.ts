import { safeHref } from './safeHref';

describe('safeHref', () => {
  it.each(['https://a.example/x?y=1', 'http://a.example/'])(
    'lets %s pass',
    address => {
      expect(safeHref(address)).toBe(address);
    },
  );

  it.each([
    ['javascript', 'alert(1)'].join(':'),
    ' JavaScript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    '//other.example',
    'not an address',
    '',
  ])('makes no link of %j', address => {
    expect(safeHref(address)).toBeUndefined();
  });
});
