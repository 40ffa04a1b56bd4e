export { CatalogFact } from './CatalogFact';
