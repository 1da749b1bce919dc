export * from './advisor';
export * from './checks';
export * from './constructs';
