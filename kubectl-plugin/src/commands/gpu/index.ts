export { openForGpus } from '../../cluster/openForGpus';
export { runGpu } from './runGpu';
