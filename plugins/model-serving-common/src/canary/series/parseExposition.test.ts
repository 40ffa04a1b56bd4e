import fc from 'fast-check';
import { parseExposition } from './parseExposition';

describe('what a process exposes', () => {
  it('is read from the text format', () => {
    const text = [
      '# HELP requests_total Requests.',
      '# TYPE requests_total counter',
      'requests_total{code="200",path="/v1/models/x:predict"} 12 1700000000000',
      'requests_total { code = "500", } 1.5e1',
      'up 1',
      ':tensorflow:serving:request_count{model_name="m"} 3',
      '',
    ].join('\n');
    expect(parseExposition(text)).toEqual([
      {
        name: 'requests_total',
        labels: { code: '200', path: '/v1/models/x:predict' },
        value: 12,
      },
      { name: 'requests_total', labels: { code: '500' }, value: 15 },
      { name: 'up', labels: {}, value: 1 },
      {
        name: ':tensorflow:serving:request_count',
        labels: { model_name: 'm' },
        value: 3,
      },
    ]);
  });

  it('is read from OpenMetrics, exemplars aside', () => {
    const text =
      'foo_bucket{le="0.1"} 8 # {trace_id="a"} 0.67\nfoo_total 17 1520879607.789 # {} 1\n# EOF\n';
    expect(parseExposition(text).map(({ value }) => value)).toEqual([8, 17]);
  });

  it.each([
    ['+Inf', Infinity],
    ['-Inf', -Infinity],
    ['NaN', NaN],
    ['.5', 0.5],
  ])('knows %s', (text, value) => {
    expect(parseExposition(`x ${text}`)).toEqual([
      { name: 'x', labels: {}, value },
    ]);
  });

  it('unescapes the values of labels', () => {
    expect(parseExposition('x{a="b\\"c\\\\d\\ne",__proto__="p"} 1')).toEqual([
      {
        name: 'x',
        labels: Object.fromEntries([
          ['a', 'b"c\\d\ne'],
          ['__proto__', 'p'],
        ]),
        value: 1,
      },
    ]);
  });

  it.each(['x', 'x{', 'x{a="b" 1', 'x{a=b} 1', 'x one', '<html>', '{} 1'])(
    'leaves out %j and goes on',
    line => {
      expect(parseExposition(`${line}\ny 2`)).toEqual([
        { name: 'y', labels: {}, value: 2 },
      ]);
    },
  );

  it('is read by name only where it is wanted', () => {
    expect(parseExposition('a 1\nb 2', name => name === 'b')).toHaveLength(1);
  });

  it('may be anything', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), text => {
        for (const { name } of parseExposition(`${text}\n${text}{`)) {
          expect(name).not.toBe('');
        }
      }),
    );
  });
});
