import { parseTemplate } from '../../readers/files/data-file';
import { entries, entry, text } from '../../readers/files/entries';

/** A template as it is recorded. */
export interface TemplateText {
  readonly text: string;
  readonly isJson: boolean;
  /** The types of its resources. */
  readonly types: ReadonlySet<string>;
  /** The parameters that nobody is to read. */
  readonly secrets: ReadonlySet<string>;
  /** The resources whose password was left out, by their logical id. */
  readonly withoutPassword: readonly string[];
}

const PASSWORD = 'MasterUserPassword';

/** Takes the place of a password: what it refers to is not known to the checks. */
const LEFT_OUT = '{{resolve:ssm-secure:not-recorded}}';

/** The text of a template that CloudFormation has, as it is there, but for passwords that are written into it. Throws where it is none. */
export function templateText(body: string): TemplateText {
  const template = parseTemplate(body);
  const resources = entries(entry(template, 'Resources'));
  const withoutPassword = resources.flatMap(([logicalId, resource]) => {
    const properties = entry(resource, 'Properties');
    const password = text(properties, PASSWORD);
    if (password === undefined || password.includes('{{resolve:')) return [];
    (properties as Record<string, unknown>)[PASSWORD] = LEFT_OUT;
    return [logicalId];
  });
  const types = new Set(resources.flatMap(([, resource]) => text(resource, 'Type') ?? []));
  const isChanged = withoutPassword.length > 0;
  return {
    text: isChanged ? `${JSON.stringify(template, null, 2)}\n` : body.endsWith('\n') ? body : `${body}\n`,
    isJson: isChanged || /^\s*\{/.test(body),
    types,
    secrets: new Set(entries(entry(template, 'Parameters')).filter(([, parameter]) => String(entry(parameter, 'NoEcho')) === 'true').map(([name]) => name)),
    withoutPassword,
  };
}
