export { openForWriting } from '../../cluster/openForWriting';
export { runAct } from './runAct';
