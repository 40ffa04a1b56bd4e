export { TrafficBar, percentText } from './TrafficBar';
