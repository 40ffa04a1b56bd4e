export { RolloutProgress } from './RolloutProgress';
export { RolloutHintText } from './RolloutHintText';
