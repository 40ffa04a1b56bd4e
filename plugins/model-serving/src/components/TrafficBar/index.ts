export { RoleSwatch } from './RoleSwatch';
export { TrafficBar, percentText } from './TrafficBar';
