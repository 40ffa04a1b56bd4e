export { openForPreflight } from '../../cluster/openForPreflight';
export { runPreflight } from './runPreflight';
