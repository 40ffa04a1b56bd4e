export { openForJudging } from '../../cluster/openForJudging';
export { runCanary } from './runCanary';
