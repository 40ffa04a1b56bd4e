import { imageChange } from './imageChange';

const change = (image: string, ...images: string[]) =>
  imageChange({
    containers: images.map((own, index) => ({
      name: `c${index}`,
      image: own,
    })),
    image,
    path: '/containers',
  });

describe('the image of a new version', () => {
  it('goes to the only container, whatever ran there', () => {
    expect(change('reg/new:1', 'other:7')).toEqual({
      container: 'c0',
      before: 'other:7',
      operations: [
        { op: 'test', path: '/containers/0/name', value: 'c0' },
        { op: 'test', path: '/containers/0/image', value: 'other:7' },
        { op: 'replace', path: '/containers/0/image', value: 'reg/new:1' },
      ],
    });
  });

  it.each([
    ['reg:5000/m:2', ['nginx:1', 'reg:5000/m:1'], 'c1'],
    ['reg:5000/m@sha256:b', ['reg:5000/m@sha256:a', 'reg:5000/n:1'], 'c0'],
    ['reg:5000/m', ['reg:5000/m:1', 'reg/m:1'], 'c0'],
  ])('%s goes to the one of its repository among %j', (image, images, name) => {
    expect(change(image, ...images)).toMatchObject({ container: name });
  });

  it.each<[string, string, string[]]>([
    ['version-does-not-fit', 'reg/m:2', []],
    ['version-does-not-fit', 'reg/m:2', ['a:1', 'b:1']],
    ['version-does-not-fit', 'reg/m:2', ['reg/m:0', 'reg/m:1']],
    ['same-version', 'reg/m:2', ['nginx:1', 'reg/m:2']],
    ['malformed-field', 'reg/m:2', ['']],
  ])('is refused with %s: %s among %j', (reason, image, images) => {
    expect(change(image, ...images)).toMatchObject({ reason });
  });
});
