export * from './aurora-checks';
export * from './aurora-constraints';
export * from './aurora-rules';
export * from './finding';
