import { WorkloadEngine, WorkloadRequirements } from 'cdk-aurora-topology';

/** What the ticket office needs: half a minute without sales can be waited for, and its reports write through readers. */
export const TICKETS: WorkloadRequirements = {
  engine: WorkloadEngine.MYSQL,
  tolerableWriteOutageSeconds: 45,
  resolvesConflicts: false,
  canUseMySql56: false,
  readRegions: 1,
  writeRegions: 1,
  writesThroughReaders: true,
  writesDuringUpgrades: true,
};
