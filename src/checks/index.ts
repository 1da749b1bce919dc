export * from './aurora-checks';
export * from './aurora-constraints';
export * from './aurora-report';
export * from './aurora-rules';
export * from './finding';
export * from './model';
export * from './own-rules';
