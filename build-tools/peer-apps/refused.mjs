// An app with five writers is refused: synthesis itself has to end the process with exit code 1.
import { multiMaster, newApp, newPlace } from './declarations.mjs';

const app = newApp();
multiMaster(newPlace(app, 'Refused'), 5);
app.synth();
