import { CONFIG_MAPS, MERGE, SERVICES } from '../paths';
import type { ServerUnderTest } from '../ServerUnderTest';

interface Table {
  columnDefinitions: Array<{ name: string }>;
  rows: Array<{ cells: unknown[] }>;
}

/** Objects in the forms that kubectl asks for. */
export function describeRepresentations(server: ServerUnderTest): void {
  it('prints tables and bare metadata', async () => {
    await server.post(CONFIG_MAPS, 'printed', { data: { a: '1' } });
    const as = (form: string) =>
      server.client.call(`${CONFIG_MAPS}/printed`, {
        headers: { accept: `application/json;as=${form};v=v1;g=meta.k8s.io` },
      });
    const table = (await as('Table')).body as unknown as Table;
    expect(table.columnDefinitions.map(({ name }) => name)).toEqual([
      'Name',
      'Data',
      'Age',
    ]);
    expect(table.rows[0]?.cells[0]).toBe('printed');
    const bare = (await as('PartialObjectMetadata')).body;
    expect(bare).toMatchObject({
      kind: 'PartialObjectMetadata',
      metadata: { name: 'printed' },
    });
    expect(bare).not.toHaveProperty('data');
  });

  it('prints an InferenceService in the columns of its definition', async () => {
    await server.post(SERVICES, 'columns', { spec: { predictor: {} } });
    await server.client.patch(`${SERVICES}/columns/status`, MERGE, {
      status: {
        url: 'http://columns.example.com',
        conditions: [{ type: 'Ready', status: 'True' }],
        components: {
          predictor: {
            traffic: [
              { tag: 'prev', percent: 90, revisionName: 'r1' },
              { latestRevision: true, percent: 10, revisionName: 'r2' },
            ],
          },
        },
      },
    });
    const { body } = await server.client.call(`${SERVICES}/columns`, {
      headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
    });
    const { columnDefinitions, rows } = body as unknown as Table;
    const shown = columnDefinitions.map(({ name }, index) => [
      name,
      rows[0]?.cells[index],
    ]);
    // A definition of ours, which accepts every field, has no columns.
    const columns = server.handle.printsColumns(
      'inferenceservices.serving.kserve.io',
    )
      ? [
          ['URL', 'http://columns.example.com'],
          ['Ready', 'True'],
          ['Prev', 90],
          ['Latest', 10],
          ['PrevRolledoutRevision', 'r1'],
          ['LatestReadyRevision', 'r2'],
        ]
      : [];
    expect(shown).toEqual([
      ['Name', 'columns'],
      ...columns,
      ['Age', expect.any(String)],
    ]);
  });
}
