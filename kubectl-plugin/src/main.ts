import { parseArguments } from './cli/parseArguments';
import { createProcessHost } from './cli/processHost';
import { runOperation } from './cli/runOperation';

const host = createProcessHost(process);
runOperation(parseArguments(process.argv.slice(2)), host).then(code => {
  process.exitCode = code;
  host.dispose();
});
