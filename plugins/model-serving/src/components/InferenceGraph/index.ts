export { InferenceGraphs } from './InferenceGraphs';
