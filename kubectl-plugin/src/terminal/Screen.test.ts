import { paint, plainScreen, screenOf } from './Screen';

function screen(
  { isTTY = true, env = {} }: { isTTY?: boolean; env?: Record<string, string> },
  choice: 'auto' | 'always' | 'never' = 'auto',
) {
  const stdout = {
    write: () => {},
    isTTY,
    columns: isTTY ? 100 : undefined,
    rows: 24,
  };
  return screenOf({ stdout, env: { LANG: 'C.UTF-8', ...env } }, choice);
}

describe('screenOf', () => {
  it('is plain when piped', () => {
    expect(screen({ isTTY: false })).toEqual(plainScreen);
  });

  it('shows colour and symbols on a terminal', () => {
    expect(screen({})).toEqual({
      color: true,
      symbols: true,
      unicode: true,
      width: 100,
    });
  });

  it.each<Record<string, string>>([{ NO_COLOR: '1' }, { TERM: 'dumb' }])(
    'has no colour with %j',
    env => {
      expect(screen({ env })).toMatchObject({ color: false, symbols: true });
    },
  );

  it('takes an empty NO_COLOR for none', () => {
    expect(screen({ env: { NO_COLOR: '' } }).color).toBe(true);
  });

  it('lets --color decide over the rest', () => {
    expect(
      screen({ isTTY: false, env: { NO_COLOR: '1' } }, 'always').color,
    ).toBe(true);
    expect(screen({}, 'never')).toMatchObject({ color: false, symbols: false });
  });

  it.each<Record<string, string>>([
    { LANG: 'C' },
    { LC_ALL: 'POSIX' },
    { LC_CTYPE: 'en_US.ISO-8859-1' },
  ])('draws with ASCII in %j', env => {
    expect(screen({ env }).unicode).toBe(false);
  });
});

describe('paint', () => {
  it('wraps in the colour of the tone and ends it', () => {
    expect(paint('x', 'bad', screen({}))).toBe('\x1b[31mx\x1b[0m');
    expect(paint('x', undefined, screen({}))).toBe('x');
    expect(paint('x', 'bad', plainScreen)).toBe('x');
  });
});
