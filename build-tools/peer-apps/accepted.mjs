// Every construct of the package is accepted; prints what they synthesize.
import assert from 'node:assert/strict';
import * as topology from 'cdk-aurora-topology';
import { Construct } from 'constructs';
import { DECLARATIONS, EXPECTED_FINDINGS, auroraReport, newApp, newPlace } from './declarations.mjs';

const exported = Object.keys(topology).filter((name) => topology[name]?.prototype instanceof Construct);
assert.deepEqual(Object.keys(DECLARATIONS).sort(), exported.sort(), 'declarations.mjs declares every construct that is exported');

const app = newApp({ builtinCloudFormationValidation: true });
for (const [name, declare] of Object.entries(DECLARATIONS)) {
  declare(newPlace(app, name), newPlace(app, `${name}Away`, 'eu-west-1'));
}

const found = topology.AuroraChecks.findings(app).map(({ ruleId, constructPath, severity }) => `${ruleId} ${constructPath} ${severity}`);
assert.deepEqual(found, EXPECTED_FINDINGS);
assert.deepEqual(topology.AuroraChecks.findings(app.node.findChild('SingleMasterCluster')), []);

const { stacks } = app.synth();
assert.equal(process.exitCode ?? 0, 0, 'synthesis succeeds');
assert.deepEqual(auroraReport(app), EXPECTED_FINDINGS);
console.log(`Templates: ${JSON.stringify(Object.fromEntries(stacks.map(({ stackName, template }) => [stackName, template])))}`);
