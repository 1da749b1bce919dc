/** What a skeleton calls the things it imports, and those of its own. */
export type Names = Readonly<Record<string, string>>;

/** A kind of rule, as it is begun. */
export interface Skeleton {
  /** What its code needs, by the module it is from. */
  readonly imports: Readonly<Record<string, readonly string[]>>;
  /** What its code calls things of its own, which must not be the names of others. */
  readonly locals: readonly string[];
  /** The type of its topics, where that has to be said. */
  readonly topicType?: { readonly name: string; readonly module: string };
  /** The name of the list of all topics, in the index. */
  readonly topics: string;
  code(constant: string, id: string, names: Names, today: string, since: string): string;
}

/** A rule about what is declared. */
export const STATE: Skeleton = {
  imports: {
    '../../engine/rule': ['rule'],
    '../../facts/sources': ['userGuide'],
    '../_examples': ['ANYTHING', 'mysql'],
  },
  locals: ['properties', 'value'],
  topics: 'TOPICS',
  code: (constant, id, { rule, userGuide, ANYTHING, mysql, properties, value }, today, since) => `const ${constant} = ${rule}('${id}', {
  on: 'cluster',
  with: 'Property',
  effect: 'rejected',
  since: '${since}',
  summary: 'What holds when the rule is kept.',
  sources: [${userGuide}('page.html', '${today}')],
  check: ({ ${renamed('properties', properties!)} }) => {
    const ${value} = ${properties}.number('Property');
    return ${value} !== undefined && ${value} > 10 && { at: 'Property', ${value} };
  },
  what: ({ ${value} }) => \`Property is \${${value}}, above 10\`,
  why: 'RDS refuses to create the cluster',
  fix: 'set Property to at most 10',
  invalid: [{ title: 'above the limit', resources: { Cluster: ${mysql}({ Property: 11 }) } }],
  valid: [
    { title: 'at the limit', resources: { Cluster: ${mysql}({ Property: 10 }) } },
    { title: 'the value is an import', resources: { Cluster: ${mysql}({ Property: ${ANYTHING} }) } },
  ],
});
`,
};

/** A rule about what changes. */
export const CHANGE: Skeleton = {
  imports: {
    '../../engine/change-rule': ['changeRule'],
    '../../facts/sources': ['userGuide'],
    '../_changes': ['changed', 'told'],
    '../_examples': ['ANYTHING', 'mysql'],
  },
  topicType: { name: 'ChangeRule', module: '../../engine/change-rule' },
  locals: ['cluster'],
  topics: 'CHANGE_TOPICS',
  code: (constant, id, { changeRule, userGuide, changed, told, ANYTHING, mysql, cluster }, today, since) => `const ${constant} = ${changeRule}('${id}', {
  on: 'updatedCluster',
  with: 'Property',
  effect: 'interrupted',
  since: '${since}',
  summary: 'What holds when the rule is kept.',
  sources: [${userGuide}('page.html', '${today}')],
  check: (${cluster}) => ${cluster}.way('Property') !== undefined && { at: 'Property' },
  what: ({ at }, ${cluster}) => ${told}(${cluster}, at),
  why: 'RDS restarts the instances of the cluster',
  fix: 'change Property in a maintenance window',
  invalid: [${changed}('another value', ${mysql}({ Property: 1 }), ${mysql}({ Property: 2 }))],
  valid: [
    ${changed}('it stays', ${mysql}({ Property: 1 }), ${mysql}({ Property: 1 })),
    ${changed}('it is an import', ${mysql}({ Property: 1 }), ${mysql}({ Property: ${ANYTHING} })),
  ],
});
`,
};

/** A property that is taken out of an object under a name. */
const renamed = (property: string, name: string): string => (property === name ? property : `${property}: ${name}`);
