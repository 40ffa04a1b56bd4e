import type { Marks } from '../../../kubernetes/marks';
import { applyPatch } from '../changes/applyPatch';
import {
  markTemplate,
  staleMark,
  staleRole,
  VERSION_MARK,
} from './versionMarks';

const MARK = { [VERSION_MARK]: 'v2' };

describe('the mark of a version', () => {
  it.each([
    [{}, { labels: MARK }],
    [{ annotations: { a: 'b' } }, { annotations: { a: 'b' }, labels: MARK }],
    [
      { labels: { app: 'm', [VERSION_MARK]: 'v1' }, annotations: { a: 'b' } },
      { labels: { app: 'm', ...MARK }, annotations: { a: 'b' } },
    ],
  ])('is put on a template with %j, and takes nothing away', (now, then) => {
    const marks = { labels: {}, annotations: {}, ...now };
    const patch = markTemplate(marks, 'v2', '/template');
    expect(
      applyPatch({ template: { metadata: now } }, { type: 'json', patch }),
    ).toEqual({ template: { metadata: then } });
    expect(markTemplate(marks, undefined, '/template')).toEqual([]);
  });

  it('is beside a role, which what is made from the template gets as well', () => {
    const labels = { 'modeldeck.io/role': 'stable' };
    expect(staleRole({ labels, annotations: {} })).toMatchObject([
      { id: 'role-mark-stays' },
    ]);
    expect(staleRole({ labels: {}, annotations: {} })).toEqual([]);
  });

  it('is warned of where it would go on naming the version before', () => {
    const places: Marks[] = [
      { labels: { version: '1' }, annotations: {} },
      { labels: {}, annotations: {} },
    ];
    expect(staleMark({ image: 'm:2' }, places)).toMatchObject([
      { id: 'version-mark-stays' },
    ]);
    expect(staleMark({ image: 'm:2', label: '2' }, places)).toEqual([]);
    expect(staleMark({ image: 'm:2' }, places.slice(1))).toEqual([]);
  });
});
