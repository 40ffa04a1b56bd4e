export * from './modelServingTranslationRef';
