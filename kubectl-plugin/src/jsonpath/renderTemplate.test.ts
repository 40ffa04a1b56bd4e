import { parseTemplate } from './parseTemplate';
import { renderTemplate } from './renderTemplate';

const store = {
  name: 'store',
  books: [
    { title: 'Sayings', price: 8.95, tags: ['old'], used: true },
    { title: 'Sword', price: 12.99, tags: [] },
    { title: 'Moby', price: 8.99, tags: ['sea', 'old'], used: false },
  ],
  labels: { 'app.kubernetes.io/name': 'store', 'web/html': 15 },
  empty: [],
  nothing: null,
};

function render(template: string, value: unknown = store): string {
  return renderTemplate(parseTemplate(template), value);
}

describe('renderTemplate', () => {
  it.each([
    ['plain text', 'plain text'],
    ['{.name}', 'store'],
    ['{$.name}{@.name}', 'storestore'],
    ['{ .name }', 'store'],
    ['a {.name} z', 'a store z'],
    ['{.missing}', ''],
    ['before-{.missing.deeper}-after', 'before--after'],
    ['{.nothing}', 'null'],
    ['{"{"}{"\\t"}{\'it\'}', '{\tit'],
    ['{"\\u0041\\x42"}', 'AB'],
    ['{.books[0].title}', 'Sayings'],
    ['{.books[-1].title}', 'Moby'],
    ['{.books[*].title}', 'Sayings Sword Moby'],
    ['{.books.*.title}', 'Sayings Sword Moby'],
    ['{.books[0:2].title}', 'Sayings Sword'],
    ['{.books[:2].title}', 'Sayings Sword'],
    ['{.books[1:].title}', 'Sword Moby'],
    ['{.books[::2].title}', 'Sayings Moby'],
    ['{.books[-1:].title}', 'Moby'],
    ['{.books[0,2].title}', 'Sayings Moby'],
    ['{.empty[*]}', ''],
    ['{.missing[*]}{.missing[0]}{.nothing[*]}', ''],
    ['{.labels.web/html}', '15'],
    ['{.labels.app\\.kubernetes\\.io/name}', 'store'],
    ["{.labels['app\\.kubernetes\\.io/name']}", 'store'],
    ["{['books[0].title', 'name']}", 'Sayings store'],
    ["{.books[*]['title','price']}", 'Sayings 8.95 Sword 12.99 Moby 8.99'],
    ['{..price}', '8.95 12.99 8.99'],
    ['{...price}', '8.95 12.99 8.99'],
    ['{.books[?(@.price<10)].title}', 'Sayings Moby'],
    ['{.books[?(@.price>=12.99)].title}', 'Sword'],
    ['{.books[?(@.title=="Sword")].price}', '12.99'],
    ["{.books[?(@.title != 'Sword')].title}", 'Sayings Moby'],
    ['{.books[?(@.used)].title}', 'Sayings Moby'],
    ['{.books[?(@.used==true)].title}', 'Sayings'],
    ['{.books[?(@.missing==1)].title}', ''],
    ['{.books[0].tags}', '["old"]'],
    ['{.books[0]}', JSON.stringify(store.books[0])],
    [
      '{range .books[*]}{.title}: {.price}{"\\n"}{end}',
      'Sayings: 8.95\nSword: 12.99\nMoby: 8.99\n',
    ],
    ['{range .books[*]}[{range .tags[*]}{@},{end}]{end}', '[old,][][sea,old,]'],
    ['{range .empty[*]}x{end}after', 'after'],
  ])('fills %s', (template, expected) => {
    expect(render(template)).toBe(expected);
  });

  it.each([
    ['{.a', '"}" is missing'],
    ['{hello}', '"}" is missing'],
    ['{end}', 'nothing to end'],
    ['{range .books[*]}{.title}', '{end} is missing'],
    ['{.books[}', 'is missing'],
    ['{.books[?(@.price<>10)]}', 'unknown filter operator <>'],
    ['{"open}', 'no end'],
    ['{.books[::0]}', 'greater than 0'],
  ])('refuses the template %s', (template, reason) => {
    expect(() => parseTemplate(template)).toThrow(reason);
  });

  it.each([
    ['{.books[3]}', 'array index out of bounds: index 3, length 3'],
    ['{.books[0:9]}', 'array index out of bounds: index 8, length 3'],
    ['{.books[2:1]}', 'starting index 2 is greater than ending index 1'],
    ['{.name[0]}', 'is not a list'],
    ['{.name[?(@.x)]}', 'cannot be filtered'],
    ['{.books[?(@.title<1)]}', 'cannot compare'],
    ['{.books[?(@.tags[*]=="old")]}', 'one value'],
  ])('fails on %s rather than print something else', (template, reason) => {
    expect(() => render(template)).toThrow(reason);
  });

  it('reads own fields only', () => {
    expect(render('{.constructor}{.__proto__}{.toString}', {})).toBe('');
  });

  it('lets nothing through that a terminal would obey', () => {
    expect(render('{.name}', { name: 'a\x1b[2Jb\u202ec\nd' })).toBe('abc\nd');
  });
});
