import { describeAccess } from './behaviours/access';
import {
  describeDiscovery,
  describeWhatIsNotServed,
} from './behaviours/discovery';
import { describeErrors } from './behaviours/errors';
import { describeLists } from './behaviours/lists';
import { describeRepresentations } from './behaviours/representations';
import { describeWatches } from './behaviours/watches';
import { describeWrites } from './behaviours/writes';
import { saySkipped, serversToTry } from './servers';
import { ServerUnderTest } from './ServerUnderTest';

const STARTING = 180_000;

jest.setTimeout(60_000);

saySkipped();

describe.each(serversToTry())('%s', (_, start) => {
  const server = new ServerUnderTest();

  beforeAll(() => server.start(start), STARTING);

  afterEach(() => server.closeWatches());

  afterAll(() => server.stop(), STARTING);

  describeDiscovery(server);
  describeWhatIsNotServed(server);
  describeLists(server);
  describeWatches(server);
  describeWrites(server);
  describeRepresentations(server);
  describeErrors(server);
  describeAccess(server);
});
