import '@testing-library/jest-dom';

// A whole page in jsdom takes seconds where many tests share two cores; that is no failure.
jest.setTimeout(60_000);
