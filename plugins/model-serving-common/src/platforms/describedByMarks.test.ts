import type { Revision } from '../model/types';
import { describedByMarks } from './describedByMarks';

const by = { rule: 'label', detail: '' };
const revision = (role: Revision['role'], version: string) =>
  ({ role, modelVersion: version, storageUri: `s3://${version}` } as Revision);
const marks = (annotations: Record<string, string>) => [
  { labels: {}, annotations },
];

describe('describedByMarks', () => {
  it('is about the stable version, whatever comes first', () => {
    const revisions = [revision('canary', 'v2'), revision('stable', 'v1')];
    expect(describedByMarks({ service: 's', by }, [], revisions).model).toEqual(
      {
        name: 's',
        version: 'v1',
        storageUri: 's3://v1',
        format: { unknown: 'no label or annotation modeldeck.io/model-format' },
      },
    );
    expect(
      describedByMarks({ service: 's', by }, [], []).model.version,
    ).toEqual({ unknown: 'it has no revision' });
  });

  it('takes a mark before what the rule says', () => {
    const rule = { name: 'r', runtime: 'plumber', protocol: 'rest' };
    const places = marks({ 'modeldeck.io/runtime': 'uwsgi' });
    expect(
      describedByMarks({ service: 's', by, rule }, places, []).runtime,
    ).toEqual({ name: 'uwsgi', protocol: 'rest' });
  });

  it('keeps credentials to itself', () => {
    const places = marks({
      'modeldeck.io/model-format': 'https://me:pw@host/x?key=1',
    });
    expect(
      describedByMarks({ service: 's', by }, places, []).model.format,
    ).toBe('https://host/x');
  });
});
