import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { openDatabase } from '../database/openDatabase';
import { PrivatePostgres } from './PrivatePostgres';

const CONNECTION = 'BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING';

/**
 * The databases that tests of a file run on: SQLite, and PostgreSQL where Backstage's own variable
 * says where one is, or its server is installed here. To be called once, beside the `describe`s.
 */
export function testDatabases(): {
  /** for `describe.each` */
  ids: Array<[string]>;
  /** a fresh database with all tables of the plugin */
  open: (id: string) => Promise<Knex>;
} {
  // Each test has a database made for it, which takes long on a busy machine.
  jest.setTimeout(60_000);
  const server = process.env[CONNECTION] ? undefined : PrivatePostgres.find();
  if (server) {
    process.env[CONNECTION] = server.connectionString;
    beforeAll(() => server.start(), 60_000);
  }
  const databases = TestDatabases.create({
    ids: ['SQLITE_3', 'POSTGRES_15'],
    disableDocker: true,
  });
  if (server) {
    // After those of the databases, which end their connections.
    afterAll(() => server.stop());
  }
  return {
    ids: databases.eachSupportedId() as Array<[string]>,
    open: async id => {
      const knex = await databases.init(id as 'SQLITE_3');
      return openDatabase(mockServices.database({ knex }));
    },
  };
}
