import { Component, Project } from 'projen';
import { GitHub } from 'projen/lib/github';

/** Leaves the choice of the npm registry to the publisher's own default instead of writing it into the workflow. */
export function publishToDefaultRegistry(project: Project): void {
  new DefaultRegistry(project);
}

class DefaultRegistry extends Component {
  public preSynthesize(): void {
    const job = GitHub.of(this.project)?.tryFindWorkflow('release')?.getJob('release_npm');
    const steps = job && 'steps' in job ? job.steps : [];
    const step = steps.find((candidate) => candidate.env?.NPM_REGISTRY);
    if (!step?.env) {
      throw new Error('The release workflow no longer names the npm registry: remove this component');
    }
    delete (step.env as Record<string, string>).NPM_REGISTRY;
  }
}
