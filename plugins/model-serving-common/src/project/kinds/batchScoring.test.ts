import { optionProblems, projectContent } from '../projectContent';
import type { Answers } from '../ProjectKind';
import { DEFAULT_PROJECT_SETTINGS } from '../ProjectSettings';

const JDBC = { source: 'jdbc', driver: 'com.ibm.db2:jcc:12.1.0.0' };
const FILES = { source: 'objects', input: 's3://a/in/', output: 's3://a/out/' };

function problems(answers: Answers): string[] {
  return optionProblems('batch-scoring', answers, DEFAULT_PROJECT_SETTINGS).map(
    ({ fields }) => fields.join(' '),
  );
}

describe('options that make no sense together', () => {
  it.each<[string, Answers, string[]]>([
    ['nothing answered', {}, []],
    [
      'a service of protocol v1',
      { serviceUrl: 'http://credit.fraud.svc/v1/models/credit:predict' },
      [],
    ],
    [
      'a service of protocol v2',
      { serviceUrl: 'http://credit.fraud.svc/v2/models/credit/infer' },
      ['serviceUrl'],
    ],
    ['a driver', JDBC, []],
    [
      'PostgreSQL through Java',
      { ...JDBC, driver: 'org.postgresql:postgresql:42.7.4' },
      ['source driver'],
    ],
    [
      'a driver that is another one every day',
      { ...JDBC, driver: 'com.ibm.db2:jcc:13-SNAPSHOT' },
      ['driver'],
    ],
    [
      'whichever driver is the latest',
      { ...JDBC, driver: 'a:b:LATEST' },
      ['driver'],
    ],
    ['a driver, where none is used', { driver: 'a:b:LATEST' }, []],
    [
      'a driver called as what objects have',
      { ...JDBC, driver: 'constructor:a:1' },
      [],
    ],
    ['two folders', FILES, []],
    [
      'scores among the rows',
      { ...FILES, output: FILES.input },
      ['output input'],
    ],
    [
      'scores in place of the rows',
      { query: 'select id, a from Risk.rows where a > 1', target: 'risk.rows' },
      ['target query'],
    ],
    [
      'scores that say which rows are done',
      {
        query: 'SELECT a.id FROM rows a LEFT JOIN scores s ON s.key = a.id',
        target: 'scores',
      },
      [],
    ],
  ])('%s', (_, answers, expected) => {
    expect(problems(answers)).toEqual(expected);
  });

  it('are looked for in time, however long a query is', () => {
    const query = `SELECT ${' from a'.repeat(280)}`;
    expect(problems({ query, target: 'b' })).toEqual([]);
  });
});

it('reads what Maven calls a driver', () => {
  expect(
    projectContent('batch-scoring', JDBC, DEFAULT_PROJECT_SETTINGS)?.values,
  ).toMatchObject({
    source: 'jdbc',
    driver: { group: 'com.ibm.db2', artifact: 'jcc', version: '12.1.0.0' },
  });
});
