export { TrafficSummary } from './TrafficSummary';
