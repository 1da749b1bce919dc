// cdk-nag 3 takes packs, and `cdk-aurora-topology/nag` has the checks as one.
import assert from 'node:assert/strict';
import { Validations } from 'aws-cdk-lib';
import { AuroraNagPack } from 'cdk-aurora-topology/nag';
import { NagPack } from 'cdk-nag';
import { auroraReport, multiMaster, newApp, newPlace, synthesizeRefused } from './declarations.mjs';

const app = newApp();
const pack = new AuroraNagPack(app);
assert.ok(pack instanceof NagPack);
Validations.of(app).addPlugins(pack);
multiMaster(newPlace(app, 'Refused'), 5);

synthesizeRefused(app);

assert.deepEqual(auroraReport(app), ['MultiMasterRetired Refused/Db/Resource warning', 'MultiMasterWriterLimit Refused/Db/Resource error']);
