import { execFileSync, spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { parse } from 'yaml';
import { TEMPLATE_FILTERS } from './templateFilters';

const {
  yamlValue,
  shellWord,
  dockerValue,
  pythonLiteral,
  rLiteral,
  groovyLiteral,
  tomlValue,
  xmlText,
  markdownText,
  dnsLabel,
} = TEMPLATE_FILTERS;

const anyText = fc.string({ unit: 'grapheme', maxLength: 40 });
const line = fc
  .string({ unit: 'binary-ascii', maxLength: 40 })
  .filter(text => !/[\p{Cc}]/u.test(text));
const plainData = fc.jsonValue({ maxDepth: 3 });

const python = ['python3', 'python'].find(
  name => spawnSync(name, ['--version']).status === 0,
);

describe('yamlValue', () => {
  it.each(['1.1', '1.2'] as const)(
    'is read as the same value by YAML %s, whatever it is',
    version => {
      fc.assert(
        fc.property(plainData, value => {
          const text = `key: ${yamlValue(value)}\nnext: 1\n`;
          expect(parse(text, { version })).toEqual({
            key: JSON.parse(JSON.stringify(value)),
            next: 1,
          });
        }),
      );
    },
  );

  it.each([
    ['credit-score', 'credit-score'],
    ['registry.example.com:5000/team/model', undefined],
    ['no', '"no"'],
    ['1e3', '"1e3"'],
    ['12:30:45', '"12:30:45"'],
    ['0x1f', '"0x1f"'],
    ['2026-11-21', '"2026-11-21"'],
    ['a: b', '"a: b"'],
    ['- x', '"- x"'],
    ['', '""'],
  ])('quotes %j only where it has to', (text, expected) => {
    expect(yamlValue(text)).toBe(expected ?? text);
  });

  it('writes one line, so that it can add no key', () => {
    fc.assert(
      fc.property(plainData, value => {
        expect(yamlValue(value)).not.toMatch(/[\n\r\u0085\u2028\u2029]/);
      }),
    );
  });
});

describe('shellWord', () => {
  it('is one word to a shell, whatever is in it', () => {
    fc.assert(
      fc.property(line, text => {
        const seen = execFileSync(
          'sh',
          ['-c', `printf '%s|' ${shellWord(text)}`],
          { encoding: 'utf8' },
        );
        expect(seen).toBe(`${text}|`);
      }),
      { numRuns: 40 },
    );
  });

  it('takes no line end, which would begin another command', () => {
    expect(() => shellWord('a\nrm -rf /')).toThrow(/line end/);
  });
});

describe('pythonLiteral', () => {
  it('is what Python reads as the same value', () => {
    if (!python) {
      process.stdout.write('Python is not here: its literals are not tried\n');
      return;
    }
    fc.assert(
      fc.property(plainData, value => {
        const code = `import json; print(json.dumps(${pythonLiteral(value)}))`;
        const seen = execFileSync(python, ['-c', code], { encoding: 'utf8' });
        expect(JSON.parse(seen)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 15 },
    );
  });
});

describe('dockerValue, groovyLiteral, rLiteral, tomlValue', () => {
  it.each([
    ['plain-1.0', 'plain-1.0'],
    ['two words', '"two words"'],
    ['$HOME', '"\\$HOME"'],
    ['say "hi"', '"say \\"hi\\""'],
    ['a\\b', '"a\\\\b"'],
  ])('dockerValue of %j', (text, expected) => {
    expect(dockerValue(text)).toBe(expected);
  });

  it('refuses what would be a new instruction', () => {
    for (const text of ['a\nRUN id', 'a\rRUN id', 'a\u2028b']) {
      expect(() => dockerValue(text)).toThrow(/a Dockerfile cannot hold/);
      expect(() => groovyLiteral(text)).toThrow(/a Jenkinsfile cannot hold/);
    }
  });

  it('leaves no quote of Groovy open', () => {
    fc.assert(
      fc.property(line, text => {
        const inner = groovyLiteral(text).slice(1, -1);
        expect(inner.replace(/\\./g, '')).not.toMatch(/['\\]/);
      }),
    );
  });

  it('leaves no quote of R and TOML open', () => {
    fc.assert(
      fc.property(anyText, text => {
        for (const literal of [
          rLiteral(text.replace(/\0/g, '')),
          tomlValue(text),
        ]) {
          expect(literal.slice(1, -1).replace(/\\./g, '')).not.toContain('"');
        }
      }),
    );
  });
});

describe('xmlText', () => {
  it('begins no element and no entity of its own', () => {
    fc.assert(
      fc.property(line, text => {
        const written = xmlText(text);
        expect(written).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|apos);)/);
        const read = written
          .replace(/&lt;/g, '<')
          .replace(/&gt;/g, '>')
          .replace(/&quot;/g, '"')
          .replace(/&apos;/g, "'")
          .replace(/&amp;/g, '&');
        expect(read).toBe(text);
      }),
    );
  });

  it('refuses what XML cannot hold', () => {
    for (const text of ['a\u0000', 'a\u001bb', '\uD800']) {
      expect(() => xmlText(text)).toThrow(/no text with a control character/);
    }
  });
});

describe('markdownText', () => {
  it('marks nothing up', () => {
    expect(markdownText('a | b\n# <script> [x](y) `c`')).toBe(
      'a \\| b \\# \\<script\\> \\[x\\](y) \\`c\\`',
    );
  });
});

describe('dnsLabel', () => {
  it('is a name that Kubernetes takes', () => {
    fc.assert(
      fc.property(anyText, text => {
        fc.pre(/[a-z0-9]/i.test(text));
        expect(dnsLabel(text)).toMatch(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/);
      }),
    );
  });

  it('says when nothing is left', () => {
    expect(() => dnsLabel('!?')).toThrow(/no letter or digit/);
  });
});
