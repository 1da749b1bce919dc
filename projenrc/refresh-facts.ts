import { awscdk } from 'projen';
import { WorkflowActions, WorkflowJobs, WorkflowSteps } from 'projen/lib/github';
import { JobPermission, JobStep } from 'projen/lib/github/workflows-model';

const NAME = 'refresh-facts';

/** The variable of the repository that names the role to describe RDS with; where it is not set, the workflow does nothing. */
const ROLE = 'REFRESH_FACTS_ROLE';

const JOB = 'refresh';
const PATCH = { stepId: 'create_patch', outputName: 'patch_created' };

/** Once a month: records what RDS offers, and opens a pull request where the facts say something else. */
export function refreshFactsMonthly(project: awscdk.AwsCdkConstructLibrary): void {
  const workflow = project.github!.addWorkflow(NAME);
  workflow.on({ workflowDispatch: {}, schedule: [{ cron: '0 6 1 * *' }] });
  workflow.addJob(JOB, {
    name: 'Refresh facts',
    if: `\${{ vars.${ROLE} != '' }}`,
    runsOn: ['ubuntu-latest'],
    permissions: { contents: JobPermission.READ, idToken: JobPermission.WRITE },
    outputs: { [PATCH.outputName]: PATCH },
    steps: [
      WorkflowSteps.checkout(),
      ...project.renderWorkflowSetup({ mutable: false }) as JobStep[],
      {
        name: 'Assume the role',
        uses: 'aws-actions/configure-aws-credentials@v4',
        with: { 'role-to-assume': `\${{ vars.${ROLE} }}`, 'aws-region': 'us-east-1' },
      },
      // Whatever is recorded is compared; a command that fails is in the log.
      { name: 'Record', continueOnError: true, run: 'npx projen record-answers "$RUNNER_TEMP/answers"' },
      { name: 'Compare', run: 'npx projen refresh-facts --write "$RUNNER_TEMP"/answers/*.json | tee "$GITHUB_STEP_SUMMARY"', shell: 'bash' },
      { name: 'Generate the docs', run: 'npx projen docs' },
      ...WorkflowActions.uploadGitPatch(PATCH),
    ],
  });
  workflow.addJob('pr', WorkflowJobs.pullRequestFromPatch({
    patch: { jobId: JOB, outputName: PATCH.outputName },
    workflowName: NAME,
    pullRequestTitle: 'chore: refresh facts',
    pullRequestDescription: 'What RDS offers has changed. The summary of the workflow run lists the differences, those to settle by hand among them.',
    credentials: project.github!.projenCredentials,
  }));
}
