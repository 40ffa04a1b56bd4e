export { ModelServingPage } from './ModelServingPage';
