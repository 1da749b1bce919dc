export * from './topology-advice';
export * from './topology-advisor';
export * from './workload-requirements';
