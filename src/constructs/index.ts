export * from './cluster-monitoring';
export * from './cluster-monitoring-options';
export * from './conflict-handling';
export * from './conflict-handling-options';
export * from './multi-master-cluster';
export * from './multi-master-cluster-props';
export * from './single-master-cluster';
export * from './single-master-cluster-props';
