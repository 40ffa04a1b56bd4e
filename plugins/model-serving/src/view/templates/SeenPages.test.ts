import { SeenPages } from './SeenPages';

const FIRST = new Map([['name', 'Name']]);
const SECOND = new Map([['mode', 'Mode']]);

describe('SeenPages', () => {
  it('tells what was asked for up to the page that is shown', () => {
    const seen = new SeenPages();
    expect([...seen.asked()]).toEqual([]);
    expect([...seen.show(FIRST).keys()]).toEqual(['name']);
    expect([...seen.show(SECOND).keys()]).toEqual(['name', 'mode']);
    // Back again, the later page is one that comes later.
    seen.show(FIRST);
    expect([...seen.asked().keys()]).toEqual(['name']);
  });

  it('takes a page that was changed for the same page', () => {
    const seen = new SeenPages();
    seen.show(FIRST);
    seen.show(SECOND);
    const changed = new Map([
      ['name', 'Name'],
      ['owner', 'Owner'],
    ]);
    expect([...seen.show(changed).keys()]).toEqual(['name', 'owner']);
  });

  it('keeps templates apart', () => {
    SeenPages.of('a').show(FIRST);
    expect([...SeenPages.of('a').asked().keys()]).toEqual(['name']);
    expect([...SeenPages.of('b').asked()]).toEqual([]);
  });
});
