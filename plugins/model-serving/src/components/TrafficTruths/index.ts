export { TrafficTruths } from './TrafficTruths';
