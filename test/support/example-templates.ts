import { Example, ExampleStack } from '../../src/engine/example';
import { TemplateInput } from '../../src/readers/template-input';

/** The templates of an example, as `exampleApp` would synthesize them. */
export function exampleTemplates(example: Example): TemplateInput[] {
  return [template('Example', example), ...Object.entries(example.elsewhere ?? {}).map(([name, stack]) => template(name, stack))];
}

function template(name: string, { region, resources, parameters, conditions, outputs }: ExampleStack): TemplateInput {
  return {
    name,
    ...(region === undefined ? {} : { region, account: '111122223333' }),
    template: { Parameters: parameters, Conditions: conditions, Resources: resources, Outputs: outputs },
  };
}
