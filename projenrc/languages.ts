import { awscdk } from 'projen';
import { WorkflowSteps } from 'projen/lib/github';
import { JobPermission, JobStep } from 'projen/lib/github/workflows-model';

/** For pull requests: the packages for other languages are made, and the apps of examples/languages run with them. */
export function checkLanguages(project: awscdk.AwsCdkConstructLibrary): void {
  project.buildWorkflow!.addPostBuildJob('languages', {
    runsOn: ['ubuntu-latest'],
    permissions: { contents: JobPermission.READ },
    tools: { python: { version: '3.x' }, java: { version: '17' }, go: { version: 'stable' }, dotnet: { version: '6.x' } },
    steps: [
      WorkflowSteps.checkout(),
      ...project.renderWorkflowSetup({ mutable: false }) as JobStep[],
      { name: 'Check the other languages', run: 'npm run --silent check:languages' },
    ],
  });
}
